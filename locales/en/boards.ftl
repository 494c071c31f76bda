boards-last-post = last reply
boards-waiting-since = waiting since

boards-last-post = 最近回覆於
boards-waiting-since = 等待始於

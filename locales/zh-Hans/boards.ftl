boards-last-post = 最近回复于
boards-waiting-since = 等待始于

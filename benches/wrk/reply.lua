-- Posts a reply to the threads of the file $PATHS, each by another of the sessions in the file $SESSIONS.
local paths, sessions, turn = {}, {}, 0
for line in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = line:match("^/t/%d+") .. "/posts" end
for line in io.lines(os.getenv("SESSIONS")) do sessions[#sessions + 1] = line end
local start = os.getenv("RUN")

request = function()
  turn = turn + 1
  local headers = {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["Sec-Fetch-Site"] = "same-origin",
    ["Cookie"] = "askwell_session=" .. sessions[turn % #sessions + 1],
  }
  local body = string.format("key=bench-%s-%012d&body=Turn+it+off%%2C+wait+a+minute%%2C+and+turn+it+on+again.+Number+%d.", start, turn, turn)
  return wrk.format("POST", paths[turn % #paths + 1], headers, body)
end

done = function(summary, latency)
  local second = summary.requests / (summary.duration / 1e6)
  local errors = summary.errors.status + summary.errors.timeout
  io.write(string.format("R %d %.0f %.2f %.2f %d\n", summary.requests, second, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, errors))
end

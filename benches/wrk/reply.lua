-- Posts a reply to the threads of the file $PATHS, each by another of the sessions in the file $SESSIONS.
dofile("benches/wrk/figures.lua")
local paths, sessions, turn = lines_of("PATHS"), lines_of("SESSIONS"), 0
local start = os.getenv("RUN")

request = function()
  turn = turn + 1
  local headers = {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["Sec-Fetch-Site"] = "same-origin",
    ["Cookie"] = "askwell_session=" .. sessions[turn % #sessions + 1],
  }
  local body = string.format("key=bench-%s-%012d&body=Turn+it+off%%2C+wait+a+minute%%2C+and+turn+it+on+again.+Number+%d.", start, turn, turn)
  return wrk.format("POST", paths[turn % #paths + 1]:match("^/t/%d+") .. "/posts", headers, body)
end

-- Asks for the addresses of the file $PATHS in turn, as a guest or with the cookie $COOKIE.
local paths, turn = {}, 0
for line in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = line end
local headers = { ["Accept-Encoding"] = "br, gzip", ["Cookie"] = os.getenv("COOKIE") }

request = function()
  turn = turn % #paths + 1
  return wrk.format("GET", paths[turn], headers)
end

done = function(summary, latency)
  local second = summary.requests / (summary.duration / 1e6)
  local errors = summary.errors.status + summary.errors.timeout
  io.write(string.format("R %d %.0f %.2f %.2f %d\n", summary.requests, second, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, errors))
end

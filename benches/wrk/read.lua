-- Asks for the addresses of the file $PATHS in turn, as a guest or with the cookie $COOKIE.
dofile("benches/wrk/figures.lua")
local paths, turn = lines_of("PATHS"), 0
local headers = { ["Accept-Encoding"] = "br, gzip", ["Cookie"] = os.getenv("COOKIE") }

request = function()
  turn = turn % #paths + 1
  return wrk.format("GET", paths[turn], headers)
end

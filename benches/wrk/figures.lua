-- What both loads share: how a run is told, and how a file of addresses is read.

function lines_of(variable)
  local lines = {}
  for line in io.lines(os.getenv(variable)) do
    -- Chinese addresses go over the wire as browsers write them.
    lines[#lines + 1] = (line:gsub("[\128-\255]", function(byte) return string.format("%%%02X", byte:byte()) end))
  end
  return lines
end

done = function(summary, latency)
  local second = summary.requests / (summary.duration / 1e6)
  local errors = summary.errors.status + summary.errors.timeout
  io.write(string.format("R %d %.0f %.2f %.2f %d\n", summary.requests, second, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, errors))
end

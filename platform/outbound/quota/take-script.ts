/**
 * Takes one call from every limit of a system or from none, by the server's clock.
 *
 * KEYS: the ledger's birth, then one key per limit. ARGV: lease, lease's milliseconds, the birth this process knows (''
 * for none), a name for a new birth, '1' to take or '0' to look, then per limit: kind, the lane's ceiling, the limit, and
 * two numbers: WINDOW slice and window in ms; BUCKET refill per second and 0; CONCURRENCY 0 and 0.
 * Answer: granted, milliseconds until there may be room, the birth, and what is used of each limit.
 *
 * A ledger that was born while a process knew an older one has forgotten calls (Redis lost its data): it counts as full,
 * once, from that moment on.
 */
export const TAKE = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local lease, leaseMs, known = ARGV[1], tonumber(ARGV[2]), ARGV[3]
local limits = #KEYS - 1

local birth = redis.call('HMGET', KEYS[1], 'name', 'at', 'charged')
if not birth[1] then
  birth = { ARGV[4], tostring(now), false }
  redis.call('HSET', KEYS[1], 'name', birth[1], 'at', birth[2])
end
local forgot = known ~= '' and known ~= birth[1] and not birth[3]
if forgot then redis.call('HSET', KEYS[1], 'charged', '1') end

local blocked, used, state = 0, {}, {}
for i = 1, limits do
  local key, at = KEYS[i + 1], 6 + (i - 1) * 5
  local kind, ceiling, limit = ARGV[at], tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2])
  local first, second = tonumber(ARGV[at + 3]), tonumber(ARGV[at + 4])

  if kind == 'WINDOW' then
    local slice = math.floor(now / first)
    if forgot and now - tonumber(birth[2]) < second then
      redis.call('HSET', key, slice, limit)
      redis.call('PEXPIRE', key, second + 2 * first)
    end
    local flat, counts, sum = redis.call('HGETALL', key), {}, 0
    for field = 1, #flat, 2 do
      local leaves = (tonumber(flat[field]) + 1) * first + second
      if leaves <= now then
        redis.call('HDEL', key, flat[field])
      else
        local count = tonumber(flat[field + 1])
        counts[#counts + 1] = { leaves, count }
        sum = sum + count
      end
    end
    used[i], state[i] = sum, slice
    local tooMany = sum + 1 - ceiling
    if tooMany > 0 then
      local wait = second
      table.sort(counts, function(a, b) return a[1] < b[1] end)
      for _, entry in ipairs(counts) do
        tooMany = tooMany - entry[2]
        if tooMany <= 0 then wait = entry[1] - now break end
      end
      blocked = math.max(blocked, wait)
    end

  elseif kind == 'BUCKET' then
    local kept = redis.call('HMGET', key, 'tokens', 'at')
    local tokens, filledAt = tonumber(kept[1] or limit), tonumber(kept[2] or now)
    if forgot then tokens, filledAt = 0, now end
    tokens = math.min(limit, tokens + math.max(0, now - filledAt) / 1000 * first)
    used[i], state[i] = limit - math.floor(tokens), tokens
    local missing = limit - ceiling + 1 - tokens
    if missing > 0 then blocked = math.max(blocked, 1, math.ceil(missing / first * 1000)) end
    if forgot then
      redis.call('HSET', key, 'tokens', string.format('%.6f', tokens), 'at', now)
      redis.call('PEXPIRE', key, math.ceil(limit / first * 1000) + 60000)
    end

  else
    redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
    if forgot then
      for place = 1, limit do redis.call('ZADD', key, now + leaseMs, 'forgotten:' .. place) end
      redis.call('PEXPIRE', key, leaseMs + 1000)
    end
    used[i] = redis.call('ZCARD', key)
    if used[i] + 1 > ceiling then blocked = math.max(blocked, 100) end
  end
end

local granted = 0
if blocked == 0 and ARGV[5] == '1' then
  granted = 1
  for i = 1, limits do
    local key, at = KEYS[i + 1], 6 + (i - 1) * 5
    local kind, limit = ARGV[at], tonumber(ARGV[at + 2])
    local first, second = tonumber(ARGV[at + 3]), tonumber(ARGV[at + 4])
    if kind == 'WINDOW' then
      redis.call('HINCRBY', key, state[i], 1)
      redis.call('PEXPIRE', key, second + 2 * first)
    elseif kind == 'BUCKET' then
      redis.call('HSET', key, 'tokens', string.format('%.6f', state[i] - 1), 'at', now)
      redis.call('PEXPIRE', key, math.ceil(limit / first * 1000) + 60000)
    else
      redis.call('ZADD', key, now + leaseMs, lease)
      if redis.call('PTTL', key) < leaseMs + 1000 then redis.call('PEXPIRE', key, leaseMs + 1000) end
    end
  end
end
return { granted, blocked, birth[1], unpack(used) }`;

// The copy of the event log in Redis: one stream per generation, an entry's id is its position. In: events in the order of
// the log. Out: entries from a position on. It never has a hole of its own making: what does not join on is refused. It may
// be gone or begin later than the log at any time; whoever reads it has the store to go to.
import { type Redis, ReplyError } from 'ioredis';
import { type CopiedEntry, fieldsOf, ForeignEntryError, readEntry } from './copied-event.ts';
import type { LoggedEvent } from './event-log.ts';

/** A log that nobody appends to loses its copy after this time; the next look makes another. */
const KEPT_MS = 24 * 60 * 60_000;

/**
 * KEYS: the stream. ARGV: first position, entries to keep, lifetime in ms, channel, ring, then topic, facts and payload of each
 * event. Events the stream has are passed over, so any number of writers do no harm; events that would leave a hole behind
 * the last entry are refused. Answers the last position there is now, and rings when it moved.
 */
const APPEND = `
local top = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
local last = top[1] and tonumber(string.match(top[1][1], '^%d+'))
local at = tonumber(ARGV[1])
if last and at > last + 1 then return last end
local before = last
for i = 6, #ARGV, 3 do
  if not last or at > last then
    redis.call('XADD', KEYS[1], string.format('%.0f-0', at), 't', ARGV[i], 'f', ARGV[i + 1], 'p', ARGV[i + 2])
    last = at
  end
  at = at + 1
end
if last ~= before then
  redis.call('XTRIM', KEYS[1], 'MAXLEN', '~', ARGV[2])
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
  redis.call('PUBLISH', ARGV[4], ARGV[5])
end
return last`;

/** KEYS: the stream. ARGV: a position. Forgets the entries up to it; a stream that would be empty goes as a whole. */
const FORGET = `
redis.call('XTRIM', KEYS[1], 'MINID', string.format('%.0f-0', tonumber(ARGV[1]) + 1))
if redis.call('EXISTS', KEYS[1]) == 1 and redis.call('XLEN', KEYS[1]) == 0 then redis.call('DEL', KEYS[1]) end`;

/** The streams of one installation. Every call rejects while Redis is away or slow. */
export interface LogCopy {
  /** The last position in it; `null` when there is no copy of this generation. */
  last(generation: string): Promise<number | null>;
  /** At most `count` entries from the position on, itself included. */
  entries(generation: string, from: number, count: number): Promise<readonly CopiedEntry[]>;
  /** Adds contiguous events that join on to the last entry (or begin the copy); answers the last position there is now. */
  append(generation: string, events: readonly LoggedEvent[]): Promise<number>;
  /** Forgets the entries up to and with the position. */
  forget(generation: string, upTo: number): Promise<void>;
  drop(generation: string): Promise<void>;
}

/** Whether Redis answered and the copy is at fault: dropping it helps, waiting does not. */
export const isCopyAtFault = (error: unknown): boolean =>
  error instanceof ReplyError || error instanceof ForeignEntryError;

/** The channel that rings when the copy has grown. */
export const bellChannelOf = (keyPrefix: string): string => `${keyPrefix}:evlog:bell`;

export interface LogCopySettings {
  readonly keyPrefix: string;
  /** The last so many entries are kept, and up to some hundred more. */
  readonly keepEvents: number;
  /** What the bell says when this copy was added to by us. */
  readonly ring: string;
}

/** The copy over a connection it does not own. */
export const createLogCopy = (redis: Redis, { keyPrefix, keepEvents, ring }: LogCopySettings): LogCopy => {
  const keyOf = (generation: string): string => `${keyPrefix}:evlog:${generation}`;
  const readAll = (found: readonly (readonly [string, readonly string[]])[]): readonly CopiedEntry[] =>
    found.map(([id, fields]) => readEntry(id, fields));
  return {
    async last(generation) {
      const [top] = readAll(await redis.xrevrange(keyOf(generation), '+', '-', 'COUNT', 1));
      return top?.position ?? null;
    },
    entries: async (generation, from, count) =>
      readAll(await redis.xrange(keyOf(generation), `${from}-0`, '+', 'COUNT', count)),
    async append(generation, events) {
      const first = events[0]?.position ?? 0;
      const values = events.flatMap(fieldsOf);
      const settings = [first, keepEvents, KEPT_MS, bellChannelOf(keyPrefix), ring];
      return Number(await redis.eval(APPEND, 1, keyOf(generation), ...settings, ...values));
    },
    async forget(generation, upTo) {
      await redis.eval(FORGET, 1, keyOf(generation), upTo);
    },
    async drop(generation) {
      await redis.unlink(keyOf(generation));
    },
  };
};

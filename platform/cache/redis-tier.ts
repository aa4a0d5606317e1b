// The tier that processes share: entries in Redis, read with one MGET, written by a script that refuses late fills, and
// a channel on which every process hears what was invalidated. Redis down, at the start or later: reads miss, fills are
// skipped, and an invalidation is owed: this process reads nothing of its domain from Redis before Redis was told.
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { type DropMessage, dropMessageText, readDropMessage } from './drop-message.ts';
import type { CacheEntry } from './cache-domain.ts';
import { isConnected } from './open-redis.ts';
import { readStored, storedText, type StoredEntry } from './redis-entry.ts';

/** Longer than any load may take: while a tombstone stands, fills that began before it are refused. */
const TOMBSTONE_MS = 10 * 60_000;

/**
 * KEYS: domain generation, then the entries. ARGV: generation seen, then per entry: stamp seen, revision, lifetime in
 * ms, text. An entry is stored when nothing happened to its key since the fill looked, or when what stands there is
 * an older or equal revision; never over a newer one. A tombstone stands for the revision its news told of: a fill that did
 * not see it must be of that revision or a newer one, and one of an older is refused even when it did. Of a tombstone
 * without a revision it must have seen it.
 */
const FILL = `
if (redis.call('GET', KEYS[1]) or '0') ~= ARGV[1] then return 0 end
local stored = 0
for i = 2, #KEYS do
  local at = 2 + (i - 2) * 4
  local seen, mine, lifetime, text = ARGV[at], tonumber(ARGV[at + 1]), ARGV[at + 2], ARGV[at + 3]
  local present = redis.call('GET', KEYS[i])
  local stamp, revision = '', -1
  if present then
    local s, r = string.match(present, '^([%w_-]+)|(-?%d+)|')
    if s then stamp = s; revision = tonumber(r) end
  end
  local untouched = stamp == seen and not (revision >= 0 and mine >= 0 and mine < revision)
  local newer = revision >= 0 and mine >= revision
  if untouched or newer then
    redis.call('SET', KEYS[i], text, 'PX', lifetime)
    stored = stored + 1
  end
end
return stored`;

/** What a read saw: entries by key, and what a fill must show to be let in. */
export interface RedisRead {
  readonly generation: string;
  readonly stored: ReadonlyMap<string, StoredEntry>;
}

export interface RedisTier {
  /** Whether there is a Redis to ask; the connection itself reports when there is not. */
  isThere(): boolean;
  /** One round trip for any number of keys. */
  read(domain: string, keys: readonly string[]): Promise<RedisRead>;
  /** One round trip; resolves to how many entries were let in. */
  fill(domain: string, entries: ReadonlyMap<string, CacheEntry>, seen: RedisRead, now: number): Promise<number>;
  /** Resolves to why Redis could not be told, which is made up for before the domain is next read; `null`: it was. */
  invalidate(message: DropMessage): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * Opens the tier on a connection it does not own and a second one of its own for the channel; when Redis is away, to be
 * connected later. Never rejects. `onDrop` hears invalidations of every process, this one included; `null` means that some may have been missed.
 */
export const openRedisTier = async (
  redis: Redis,
  prefix: string,
  onDrop: (message: DropMessage | null) => void,
): Promise<RedisTier> => {
  const channel = `${prefix}:drop`;
  const generationKey = (domain: string): string => `${prefix}:g:${domain}`;
  const entryKey = (domain: string, key: string): string => `${prefix}:e:${domain}:${key}`;

  const ear = redis.duplicate({ lazyConnect: true, autoResubscribe: false });
  ear.on('error', () => {}); // reconnects by itself; the main connection reports the trouble
  ear.on('message', (_channel: string, text: string) => {
    const message = readDropMessage(text);
    if (message !== null) onDrop(message);
  });
  let listening: Promise<void> = Promise.resolve();
  ear.on('ready', () => {
    // After a break messages were missed. Only once subscribed again is it safe to start from nothing.
    listening = ear.subscribe(channel).then(
      () => onDrop(null),
      () => {}, // gone again; the next `ready` does it
    );
  });
  const connecting = ear.connect().then(
    () => listening,
    () => {}, // it tries again by itself
  );
  if (isConnected(redis)) await connecting;

  const tell = async (message: DropMessage): Promise<void> => {
    const { domain, keys, revisions = [] } = message;
    const transaction = redis.multi();
    if (keys === null) transaction.set(generationKey(domain), randomUUID());
    for (const [index, key] of (keys ?? []).entries()) {
      transaction.set(entryKey(domain, key), `${randomUUID()}|${revisions[index] ?? -1}|`, 'PX', TOMBSTONE_MS);
    }
    transaction.publish(channel, dropMessageText(message));
    const results = await transaction.exec();
    const failure = results?.find(([error]) => error !== null)?.[0];
    if (failure != null) throw failure;
  };
  /** Domains of which Redis may have entries that are no longer true. */
  const owed = new Set<string>();
  const owe = (domain: string, error: unknown): unknown => {
    owed.add(domain);
    return error;
  };

  return {
    isThere: () => isConnected(redis),
    async read(domain, keys) {
      if (owed.delete(domain)) {
        // Other reads need not wait: commands of one connection keep their order.
        await tell({ domain, keys: null }).catch((error: unknown) => {
          throw owe(domain, error);
        });
      }
      const [generation, ...texts] = await redis.mget(
        generationKey(domain),
        ...keys.map((key) => entryKey(domain, key)),
      );
      const current = generation ?? '0';
      return {
        generation: current,
        stored: new Map(keys.map((key, index) => [key, readStored(texts[index] ?? null, current)])),
      };
    },
    async fill(domain, entries, seen, now) {
      const living = [...entries].filter(([, entry]) => entry.keptUntil - now >= 1);
      if (living.length === 0) return 0;
      const keys = [generationKey(domain), ...living.map(([key]) => entryKey(domain, key))];
      const stored = await redis.eval(
        FILL,
        keys.length,
        ...keys,
        seen.generation,
        ...living.flatMap(([key, entry]) => [
          seen.stored.get(key)?.stamp ?? '',
          entry.revision,
          Math.floor(entry.keptUntil - now),
          storedText(randomUUID(), entry, seen.generation),
        ]),
      );
      return Number(stored);
    },
    invalidate: (message) =>
      tell(message).then(
        () => null,
        (error: unknown) => owe(message.domain, error),
      ),
    async close() {
      ear.disconnect();
    },
  };
};

import type { Redis } from 'ioredis';
import { bellChannelOf } from './log-copy.ts';

/** Hears that the copy has grown. */
export interface CopyBell {
  close(): void;
}

/**
 * Listens on a connection of its own, made like `redis`. `onRing` is told who rang; `null` whenever it listens again
 * after a break, since rings were missed. Never rejects: a hint may be lost.
 */
export const openCopyBell = (redis: Redis, keyPrefix: string, onRing: (ringer: string | null) => void): CopyBell => {
  const channel = bellChannelOf(keyPrefix);
  const ear = redis.duplicate({ lazyConnect: true, autoResubscribe: false });
  ear.on('error', () => {}); // reconnects by itself; the main connection reports the trouble
  ear.on('message', (_channel: string, ringer: string) => onRing(ringer));
  ear.on('ready', () => {
    ear.subscribe(channel).then(
      () => onRing(null),
      () => {}, // gone again: the next `ready` does it
    );
  });
  ear.connect().catch(() => {}); // it tries again by itself
  return { close: () => ear.disconnect() };
};

import type { ReadObserver } from '@distribution/platform/read-log/read-log';
import { createReadBuffer } from '@distribution/platform/read-log/read-buffer';
import type { Resources } from '@distribution/platform/resources/resources';
import type { World } from './world.ts';

/** Where this process's gateway tells who read what; `null` where that is switched off. What waits at the end is written. */
export const openReadLog = ({ config, store, log }: World, resources: Resources): ReadObserver | null => {
  if (!config.readLog) return null;
  const onFailed = (err: unknown, waiting: number): void =>
    log.warn({ err, waiting }, 'who read what could not be written, and is tried again');
  const buffer = createReadBuffer({ sink: store.readSink, onFailed });
  resources.own('read log', () => buffer.close());
  return buffer;
};

import type { EventLogReader, LoggedEvent, LogPosition } from '@distribution/platform/event-log/event-log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** One way to read a log, and what the suite must be able to do to it. */
export interface LogSubject {
  readonly reader: EventLogReader;
  /** Appends one event for each key, which is in its payload: among the `ids` of the one topic, the `subject` of the other. */
  append(topic: LogTopic, ...keys: readonly string[]): Promise<void>;
  /** Forgets everything up to the head. */
  prune(): Promise<void>;
  close(): Promise<void>;
}

/** The topics the suite writes. */
export type LogTopic = 'cache.invalidations' | 'security.revocations';

/** The keys the events were appended with. */
export const keysOf = (events: readonly LoggedEvent[]): readonly string[] =>
  events.map(({ payload }) => {
    const told = JSON.parse(payload) as { readonly ids?: readonly [string]; readonly subject?: string }; // as the suite had it appended
    return told.ids?.[0] ?? told.subject ?? '';
  });

/** Reads from a position to the head there is now. */
export const readToHead = async (
  reader: EventLogReader,
  after: LogPosition,
  limit: number,
  topics: readonly string[] | null,
): Promise<readonly LoggedEvent[]> => {
  const events: LoggedEvent[] = [];
  const head = await reader.head();
  let at = after;
  while (at.position < head.position) {
    const page = await reader.read(at, limit, topics);
    expect(page.scannedTo.position).toBeGreaterThan(at.position);
    events.push(...page.events);
    at = page.scannedTo;
  }
  return events;
};

/** What every log owes to whoever follows it, wherever it is kept and however it is distributed. */
export const describeEventLog = (name: string, open: () => Promise<LogSubject>): void => {
  describe(`event log: ${name}`, () => {
    let subject: LogSubject;
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(() => subject.close());

    it('numbers events without a hole, in the order they came, in pages of any size', async () => {
      const { reader } = subject;
      const start = await reader.head();
      const keys = Array.from({ length: 23 }, (_, at) => `n${at}`);
      for (const key of keys) await subject.append('cache.invalidations', key);
      expect((await reader.head()).position).toBe(start.position + 23);
      for (const limit of [1, 7, 500]) {
        const events = await readToHead(reader, start, limit, null);
        expect(keysOf(events)).toEqual(keys);
        expect(events.map(({ position }) => position)).toEqual(keys.map((_, at) => start.position + 1 + at));
      }
    });

    it('answers the topics asked for, and how far it looked when there were none', async () => {
      const { reader } = subject;
      const start = await reader.head();
      await subject.append('cache.invalidations', 'a', 'b');
      await subject.append('security.revocations', 'c');
      await subject.append('cache.invalidations', 'd');
      expect(keysOf(await readToHead(reader, start, 1, ['security.revocations']))).toEqual(['c']);
      expect(keysOf(await readToHead(reader, start, 10, ['cache.invalidations']))).toEqual(['a', 'b', 'd']);
      expect(keysOf(await readToHead(reader, start, 2, ['security.revocations', 'cache.invalidations']))).toEqual([
        'a',
        'b',
        'c',
        'd',
      ]);
      const behind = { ...start, position: start.position + 3 };
      expect(await reader.read(behind, 10, ['security.revocations'])).toEqual({
        events: [],
        scannedTo: { ...start, position: start.position + 4 },
      });
    });

    it('stops a page at its last event, so that none is passed over', async () => {
      const { reader } = subject;
      const start = await reader.head();
      await subject.append('cache.invalidations', 'one', 'two', 'three');
      expect((await reader.head()).position).toBe(start.position + 3);
      const page = await reader.read(start, 2, ['cache.invalidations']);
      expect(keysOf(page.events)).toEqual(['one', 'two']);
      expect(page.scannedTo).toEqual({ ...start, position: start.position + 2 });
    });

    it('tells everything of an event, the same each time', async () => {
      const { reader } = subject;
      const start = await reader.head();
      await subject.append('cache.invalidations', 'whole “é” \n');
      expect((await reader.head()).position).toBe(start.position + 1);
      const first = await reader.read(start, 1, null);
      const event = first.events[0];
      expect(event).toMatchObject({ ...start, position: start.position + 1, topic: 'cache.invalidations' });
      expect(keysOf(first.events)).toEqual(['whole “é” \n']);
      expect(event?.owner).toEqual({ region: null, legalEntity: null, customer: null });
      expect(new Date(event?.recordedAt ?? '').toISOString()).toBe(event?.recordedAt);
      expect(new Date(event?.occurredAt ?? '').toISOString()).toBe(event?.occurredAt);
      expect(await reader.read(start, 1, null)).toEqual(first);
    });

    it('at the head there is nothing, and that is no error', async () => {
      const { reader } = subject;
      const head = await reader.head();
      expect(await reader.read(head, 10, null)).toEqual({ events: [], scannedTo: head });
      expect(await reader.read(head, 10, ['security.revocations'])).toEqual({ events: [], scannedTo: head });
    });

    it('rings after something was appended, and what rang can be read', async () => {
      const { reader } = subject;
      let at = await reader.head();
      const seen: string[] = [];
      const stop = reader.onAppend(() => {
        void reader.read(at, 10, null).then(({ events, scannedTo }) => {
          if (scannedTo.position <= at.position) return;
          seen.push(...keysOf(events));
          at = scannedTo;
        });
      });
      await subject.append('cache.invalidations', 'ring');
      await expect.poll(() => seen, { timeout: 5_000 }).toEqual(['ring']);
      stop();
    });

    it('refuses what is ahead of the head, of another log, or no longer kept', async () => {
      const { reader } = subject;
      await subject.append('cache.invalidations', 'kept');
      const head = await reader.head();
      const foreign = { code: 'CURSOR_FOREIGN' };
      await expect(reader.read({ ...head, generation: 'other' }, 1, null)).rejects.toMatchObject(foreign);
      await expect(reader.read({ ...head, position: head.position + 1 }, 1, null)).rejects.toMatchObject(foreign);
      await subject.prune();
      expect(await reader.floor()).toEqual(head);
      const expired = { code: 'CURSOR_EXPIRED' };
      await expect(reader.read({ ...head, position: 0 }, 1, null)).rejects.toMatchObject(expired);
      expect(await reader.read(head, 1, null)).toEqual({ events: [], scannedTo: head });
      await subject.append('cache.invalidations', 'after');
      expect(keysOf(await readToHead(reader, head, 10, null))).toEqual(['after']);
    });
  });
};

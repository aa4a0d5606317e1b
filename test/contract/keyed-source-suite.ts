import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeyedAnswer, SourceCall } from '@distribution/model/erp/source-call';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { MutableWorld } from '@distribution/sandbox/world/create-world';
import { type Subject, type SubjectPlan, openSubject, patientCall } from './subject.ts';

/** A way to read records by key, with keys as plain text parts. */
export interface KeyedRead {
  readonly name: string;
  readonly load: (
    adapter: SystemAdapter,
    keys: readonly (readonly string[])[],
    call: SourceCall,
  ) => Promise<readonly KeyedAnswer<unknown>[]>;
  /** Keys of records the world has, at least two. */
  readonly known: readonly (readonly string[])[];
  readonly unknown: readonly string[];
  /** The key inside a record that was answered. */
  readonly keyOf: (record: unknown) => readonly string[];
  /** The server's label of the read. */
  readonly endpoint: string;
  /** Spoils the record of the first known key so that it cannot be translated. */
  readonly spoil: (world: MutableWorld) => void;
}

const valueOf = (answer: KeyedAnswer<unknown> | undefined): unknown =>
  answer?.ok === true ? answer.value : answer?.error.code;

/** What every read by key owes to a loader: one answer per key, in order, and errors that stay with their key. */
export const describeKeyedSource = (plan: SubjectPlan, read: KeyedRead): void => {
  describe(`${read.name} by key`, () => {
    let subject: Subject;
    beforeEach(async () => {
      subject = await openSubject(plan);
    });
    afterEach(() => subject.close());
    const first = read.known[0] ?? [];

    it('answers in the order of the keys, repeated keys and missing ones included', async () => {
      const keys = [...read.known].reverse().concat([read.unknown], [first], [first]);
      const answers = await read.load(subject.adapter, keys, patientCall());
      const found = answers.map((answer) => (answer.ok && answer.value !== null ? read.keyOf(answer.value) : null));
      expect(found).toEqual(keys.map((key) => (key === read.unknown ? null : key)));
    });

    it('asks for many keys in few calls, and joins the chunks in order', async () => {
      const adapter = subject.connect({ maxKeysPerRead: 2 });
      await read.load(adapter, [first], patientCall()); // master data is read once
      subject.server.calls.reset();
      const keys = [
        ...read.known,
        ...Array.from({ length: 5 }, (_, at) => read.unknown.map((part) => `${part}-${at}`)),
      ];
      const answers = await read.load(adapter, keys, patientCall());
      expect(answers.map((answer) => valueOf(answer) !== null)).toEqual(keys.map((_, at) => at < read.known.length));
      expect(subject.server.calls.counts().endpoints[read.endpoint]?.calls).toBe(Math.ceil(keys.length / 2));
      const generous = subject.connect({ maxKeysPerRead: 100 });
      await read.load(generous, [first], patientCall());
      subject.server.calls.reset();
      await read.load(generous, keys, patientCall());
      expect(subject.server.calls.counts().endpoints[read.endpoint]?.calls).toBe(1);
    });

    it('answers nothing for no keys, without asking', async () => {
      expect(await read.load(subject.adapter, [], patientCall())).toEqual([]);
      expect(subject.server.calls.counts().endpoints[read.endpoint]).toBeUndefined();
    });

    it('a record that makes no sense fails alone, with its reason', async () => {
      read.spoil(subject.world);
      const answers = await read.load(subject.adapter, read.known, patientCall());
      expect(answers[0]).toMatchObject({
        ok: false,
        error: { code: 'UPSTREAM_PROTOCOL', fault: 'UPSTREAM', retryable: false },
      });
      expect(answers.slice(1).map(({ ok }) => ok)).toEqual(read.known.slice(1).map(() => true));
    });

    it('a system that is down is an answer per key, not an exception', async () => {
      subject.server.faults.set({ down: true });
      const answers = await read.load(subject.connect({ maxAttempts: 1 }), [first, read.unknown], patientCall());
      expect(answers.map(valueOf)).toEqual(['UPSTREAM_UNAVAILABLE', 'UPSTREAM_UNAVAILABLE']);
    });

    it('names that need quoting are asked for as they are', async () => {
      const odd = read.unknown.map((part) => `${part}'s & co/#?%`);
      const answers = await read.load(subject.adapter, [odd, first], patientCall());
      expect(answers.map((answer) => valueOf(answer) === null)).toEqual([true, false]);
    });
  });
};

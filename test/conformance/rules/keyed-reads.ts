import { isDeepStrictEqual } from 'node:util';
import { shown } from '../asking.ts';
import type { Key } from '../keyed-reads.ts';
import { offeredReads } from '../known-keys.ts';
import { RESET, refuse, PASS } from '../line/treatment.ts';
import { type Rule, ensure } from '../rule.ts';
import { load, told } from './reading.ts';

/** A name that has to be quoted in every query language and in a URL. */
const ODD_NAME = "ZZ's & co/#?%+";

const textOf = (key: Key): string => key.join(' ');

/** Strips when it was read, and the revision, which a rule of its own looks at: two readings differ in nothing else. */
const withoutReadTime = (record: unknown): unknown => {
  const { origin, ...rest } = record as { origin: { asOf: string; revision: number } }; // every canonical record has an origin
  return { ...rest, origin: { ...origin, asOf: 'any', revision: 'any' } };
};

const inOrder: Rule = {
  id: 'reads.order',
  title: 'answers keys in their order, repeated keys as often as they are asked, a missing record with null',
  needs: ['KEYED_READS'],
  advice:
    'Put the records into a map by key and answer keys.map(…): systems answer in an order of their own, and leave out what they do not have.',
  check: async ({ connect }) => {
    const adapter = connect();
    const offered = await offeredReads(adapter);
    for (const { read, keys } of offered) {
      const [first = []] = keys;
      const asked = [...keys].reverse().concat([read.absent(first), first, first]);
      const answers = await load(adapter, read, asked);
      const seen = asked.map((key, at) => told(read, key, answers[at]));
      const due = asked.map((key, at) => (at === keys.length ? 'absent' : textOf(key)));
      ensure(isDeepStrictEqual(seen, due), () => `${read.name}: asked for ${shown(due)}, answered ${shown(seen)}`);
    }
    return offered.map(({ read }) => read.name).join(', ');
  },
};

const noKeys: Rule = {
  id: 'reads.none',
  title: 'answers no keys with no answers, and makes no call for it',
  needs: ['KEYED_READS'],
  advice: 'Return [] before anything is asked when there are no keys.',
  check: async ({ connect, line }) => {
    const adapter = connect();
    for (const { read } of await offeredReads(adapter)) {
      line.countAnew();
      await load(adapter, read, []);
      ensure(line.requests.length === 0, () => `${read.name}: ${line.requests.length} calls were made for no keys`);
    }
  },
};

const batched: Rule = {
  id: 'reads.batch',
  title: 'asks for many keys in few calls',
  needs: ['KEYED_READS'],
  advice:
    "Use the system's own way to ask for many records at once ($filter in, an array of ids, $batch); one call per key spends the quota.",
  check: async ({ connect, line }) => {
    const adapter = connect();
    for (const { read, keys } of await offeredReads(adapter)) {
      const [first = []] = keys;
      await load(adapter, read, [first]); // what is read once for all is not counted
      const asked = [...keys, ...Array.from({ length: 8 }, (_, at) => read.absent(first, `ZZ-NOWHERE-${at}`))];
      line.countAnew();
      await load(adapter, read, asked);
      ensure(
        line.requests.length * 2 <= asked.length,
        () => `${read.name}: ${asked.length} keys took ${line.requests.length} calls`,
      );
    }
  },
};

const chunked: Rule = {
  id: 'reads.chunks',
  title: 'cuts a long list of keys into chunks of the size that is set, and joins the answers in order',
  needs: ['KEYED_READS', 'CHUNKED_READS'],
  advice: 'Cut the keys by the setting for keys per read, ask for the chunks, and join by key, not by arrival.',
  check: async ({ connect, line }) => {
    for (const { read, keys } of await offeredReads(connect())) {
      const [first = []] = keys;
      const asked = [...keys, read.absent(first), first].slice(-5);
      const readWith = async (keysPerRead: number) => {
        const adapter = connect({ keysPerRead });
        await load(adapter, read, [first]);
        line.countAnew();
        const answers = await load(adapter, read, asked);
        return { seen: asked.map((key, at) => told(read, key, answers[at])), calls: line.requests.length };
      };
      const [small, large] = [await readWith(1), await readWith(100)];
      ensure(
        isDeepStrictEqual(small.seen, large.seen),
        () => `${read.name}: in chunks ${shown(small.seen)}, at once ${shown(large.seen)}`,
      );
      const different = new Set(asked.map(textOf)).size;
      ensure(
        different === 1 || small.calls > large.calls,
        () =>
          `${read.name}: one key per read took ${small.calls} calls, all keys at once ${large.calls}: the setting is not heeded`,
      );
    }
  },
};

const partialFailure: Rule = {
  id: 'reads.partial-failure',
  title: 'gives the error of a failed call to the keys of that call only, and never answers null for it',
  needs: ['KEYED_READS', 'CHUNKED_READS'],
  advice:
    'Catch per chunk, and answer { ok: false, error } for its keys; null says that the system has no such record.',
  check: async ({ connect, line }) => {
    const offered = (await offeredReads(connect())).filter(({ keys }) => keys.length > 1);
    ensure(offered.length > 0, () => 'no flow tells of two records: one call can not fail beside another');
    for (const { read, keys } of offered) {
      line.countAnew();
      await load(connect({ keysPerRead: 1 }), read, keys);
      const calls = line.requests.length;
      let mixed = false;
      for (let failing = 1; failing <= calls; failing += 1) {
        line.countAnew();
        line.treat = ({ number }) => (number === failing ? refuse(400) : PASS);
        const answers = await load(connect({ keysPerRead: 1 }), read, keys);
        line.treat = () => PASS;
        const seen = keys.map((key, at) => told(read, key, answers[at]));
        const wrong = seen.find((text, at) => answers[at]?.ok === true && text !== textOf(keys[at] ?? []));
        ensure(
          wrong === undefined,
          () =>
            `${read.name}: with call ${failing} of ${calls} refused, a record that is there was answered "${wrong}"`,
        );
        mixed ||= answers.some(({ ok }) => ok) && answers.some(({ ok }) => !ok);
      }
      ensure(
        mixed,
        () => `${read.name}: whichever of ${calls} calls failed, all ${keys.length} keys failed or none did`,
      );
    }
  },
};

const down: Rule = {
  id: 'reads.down',
  title: 'answers every key with a typed, retryable error when the system is down, and throws nothing',
  needs: ['KEYED_READS'],
  advice: 'Turn what a call throws into { ok: false, error: portErrorOf(toAppError(error)) } for each of its keys.',
  check: async ({ connect, line }) => {
    for (const { read, keys } of await offeredReads(connect())) {
      const [first = []] = keys;
      line.treat = () => RESET;
      const answers = await load(connect({ maxAttempts: 1 }), read, [first, read.absent(first)]);
      line.treat = () => PASS;
      for (const answer of answers) {
        ensure(
          !answer.ok && answer.error.code === 'UPSTREAM_UNAVAILABLE' && answer.error.retryable,
          () => `${read.name}: with the connection broken the answer was ${shown(answer)}`,
        );
      }
    }
  },
};

const quoting: Rule = {
  id: 'reads.quoting',
  title: 'asks for keys with quotes, blanks and signs as they are',
  needs: ['KEYED_READS'],
  advice: 'Quote keys in the language of the system and encode them in URLs; a key is data, never part of a query.',
  check: async ({ connect }) => {
    const adapter = connect();
    for (const { read, keys } of await offeredReads(adapter)) {
      const [first = []] = keys;
      const answers = await load(adapter, read, [read.absent(first, ODD_NAME), first]);
      const seen = answers.map((answer) => told(read, first, answer));
      ensure(
        isDeepStrictEqual(seen, ['absent', textOf(first)]),
        () => `${read.name}: an odd key and a usual one were answered ${shown(seen)}`,
      );
    }
  },
};

const sameAsChanges: Rule = {
  id: 'reads.same-as-changes',
  title: 'tells a record by key exactly as its flow does',
  needs: ['KEYED_READS'],
  advice:
    'Translate rows in one function, whichever way they came; a difference makes projection and cache contradict each other.',
  check: async ({ connect }) => {
    const adapter = connect();
    for (const { read, keys, records } of await offeredReads(adapter)) {
      const answers = await load(adapter, read, keys);
      answers.forEach((answer, at) => {
        const record = answer.ok && answer.value !== null ? read.recordIn(answer.value, keys[at] ?? []) : null;
        ensure(
          record !== null && isDeepStrictEqual(withoutReadTime(record), withoutReadTime(records[at])),
          () =>
            `${read.name} ${textOf(keys[at] ?? [])}: by key ${shown(record ?? answer)}, in the flow ${shown(records[at])}`,
        );
      });
    }
  },
};

const fresh: Rule = {
  id: 'reads.fresh',
  title: 'reads what the system has now, not what it had',
  needs: ['KEYED_READS', 'CHANGED_RECORDS'],
  advice: 'Keep no records in the adapter: how long an answer may be used is for the cache above it to say.',
  check: async ({ connect, world }) => {
    const adapter = connect();
    for (const { read } of await offeredReads(adapter)) {
      const change = world.change?.[read.flow];
      if (change === undefined || read.kind === 'FORECAST_SERIES') continue; // a published version never changes
      const revisionOf = async (key: Key): Promise<number> => {
        const [answer] = await load(adapter, read, [key]);
        const record = answer?.ok === true && answer.value !== null ? read.recordIn(answer.value, key) : null;
        // every canonical record has an origin
        return record === null ? -1 : (record as { origin: { revision: number } }).origin.revision;
      };
      const key = await change();
      const before = await revisionOf(key);
      await change();
      const after = await revisionOf(key);
      ensure(
        after > before,
        () => `${read.name} ${textOf(key)}: revision ${before} was read again (${after}) after the record had changed`,
      );
    }
  },
};

const spoiled: Rule = {
  id: 'reads.spoiled',
  title: 'fails the key of a record that makes no sense, with its reason, and no other key',
  needs: ['KEYED_READS', 'SPOILED_RECORDS'],
  advice: 'Parse rows one by one; a row that cannot be translated answers UPSTREAM_PROTOCOL for its key.',
  check: async ({ connect, world }) => {
    const offered = await offeredReads(connect());
    for (const { read, keys } of offered) {
      const spoil = world.spoil?.[read.flow];
      if (spoil === undefined || read.kind === 'FORECAST_SERIES') continue; // its record is a version's, see changes.spoiled
      const bad = await spoil();
      const asked = [bad, ...keys.filter((key) => textOf(key) !== textOf(bad))];
      const answers = await load(connect(), read, asked);
      const [first, ...others] = answers;
      ensure(
        first?.ok === false && first.error.code === 'UPSTREAM_PROTOCOL' && first.error.message !== '',
        () => `${read.name}: the spoiled record ${textOf(bad)} was answered ${shown(first)}`,
      );
      const failed = others.find(({ ok }) => !ok);
      ensure(failed === undefined, () => `${read.name}: a sound record was answered ${shown(failed)}`);
    }
  },
};

/** What every read by key owes to a loader. */
export const KEYED_READ_RULES: readonly Rule[] = [
  inOrder,
  noKeys,
  batched,
  chunked,
  partialFailure,
  down,
  quoting,
  sameAsChanges,
  fresh,
  spoiled,
];

import { AppError } from '@distribution/platform/errors/app-error';
import { type Mutant, both, codeOf, withCall, withParts, withReading, withSettings } from './mutant.ts';

const once = withSettings((settings) => ({ ...settings, maxAttempts: 1 }));

/** Reads again at once, up to five times, when the good adapter fails with the code. */
const insisting = (code: string): Mutant['infect'] =>
  withReading((good) => async (flow, cursor, call) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await good.readChanges(flow, cursor, call);
      } catch (error) {
        if (codeOf(error) !== code || attempt > 5) throw error;
      }
    }
  });

/** Fails with something else where the good adapter fails. */
const failingWith = (turn: (error: unknown) => unknown): Mutant['infect'] =>
  withReading(
    (good) => (flow, cursor, call) =>
      good.readChanges(flow, cursor, call).catch((error: unknown) => {
        throw turn(error);
      }),
  );

export const CALL_MUTANTS: readonly Mutant[] = [
  {
    does: 'comes back sooner than Retry-After allows',
    killedBy: 'calls.throttled',
    infect: both(once, insisting('UPSTREAM_THROTTLED')),
  },
  {
    does: 'takes a 429 for a refusal',
    killedBy: 'calls.throttled-for-long',
    infect: failingWith((error) =>
      codeOf(error) === 'UPSTREAM_THROTTLED' ? new AppError('UPSTREAM_REJECTED', 'refused') : error,
    ),
  },
  { does: 'gives up after one failure', killedBy: 'calls.repeated', infect: once },
  { does: 'repeats what was refused', killedBy: 'calls.refused', infect: insisting('UPSTREAM_REJECTED') },
  {
    does: 'throws errors without a code',
    killedBy: 'calls.timeout',
    infect: failingWith((error) => new Error(String(error))),
  },
  {
    does: 'does not end at the deadline',
    killedBy: 'calls.deadline',
    endless: true,
    infect: withCall((call) => ({ ...call, deadlineAt: Date.now() + 60_000 })),
  },
  {
    does: 'goes on for a caller who has gone',
    killedBy: 'calls.cancelled',
    endless: true,
    infect: withCall((call) => ({ ...call, signal: new AbortController().signal })),
  },
  {
    does: 'builds its way out anew for every call',
    killedBy: 'calls.left-alone',
    infect: (create) => (settings, host) => {
      const good = create(settings, host);
      return {
        ...good,
        changes: {
          ...good.changes,
          readChanges: async (flow, cursor, call) => {
            const fresh = create(settings, host);
            return fresh.changes.readChanges(flow, cursor, call).finally(() => fresh.close());
          },
        },
      };
    },
  },
  {
    does: 'is well whatever the system says',
    killedBy: 'calls.probe',
    infect: withParts(({ probe }) => ({ probe: (call) => probe(call).catch(() => undefined) })),
  },
  {
    does: 'calls beside the quota',
    killedBy: 'calls.quota',
    infect: withSettings((settings) => settings, { quota: null }),
  },
  {
    does: 'tells nobody of its calls',
    killedBy: 'calls.observed',
    infect: withSettings((settings) => settings, { observe: () => undefined }),
  },
  {
    does: 'writes its settings into errors',
    killedBy: 'calls.secrets',
    infect: (create) => (settings, host) =>
      failingWith((error) => new AppError('UPSTREAM_REJECTED', `${String(error)} with ${JSON.stringify(settings)}`))(
        create,
      )(settings, host),
  },
  {
    does: 'leaves its connections open',
    killedBy: 'calls.closed',
    infect: withParts(() => ({ close: async () => undefined })),
  },
];

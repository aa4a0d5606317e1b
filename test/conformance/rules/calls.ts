import type { CallQuota } from '@distribution/model/erp/adapter-definition';
import { failureOf, eventually, patientCall, shown, someRead } from '../asking.ts';
import { HANG, PASS, RESET, refuse } from '../line/treatment.ts';
import { type Rule, Violation, ensure } from '../rule.ts';

/** Seconds a refused caller is told to wait; the line lets go a little sooner, since timers may be. */
const WAIT_SECONDS = 1;
const WAIT_MS = WAIT_SECONDS * 1000 - 50;

const throttled: Rule = {
  id: 'calls.throttled',
  title: 'waits as long as a 429 says in Retry-After, and then has its answer',
  needs: [],
  advice: 'Send every call through platform/outbound, which waits; never repeat a 429 sooner than it allows.',
  check: async ({ connect, line }) => {
    let freeAt: number | null = null;
    let early = 0;
    line.treat = () => {
      if (freeAt === null) {
        freeAt = Date.now() + WAIT_MS;
        return refuse(429, { 'retry-after': String(WAIT_SECONDS) });
      }
      if (Date.now() >= freeAt) return PASS;
      early += 1;
      return refuse(429, { 'retry-after': String(WAIT_SECONDS) });
    };
    const outcome = await someRead(connect()).then(
      () => null,
      (error: unknown) => String(error),
    );
    ensure(early === 0, () => `told to wait ${WAIT_SECONDS} s, it came back ${early} times before that`);
    ensure(outcome === null, () => `told to wait ${WAIT_SECONDS} s, it gave up: ${outcome}`);
  },
};

const throttledForLong: Rule = {
  id: 'calls.throttled-for-long',
  title: 'fails at once with UPSTREAM_THROTTLED when a 429 asks for more time than the caller has',
  needs: [],
  advice: 'Compare Retry-After with the deadline; whoever asked can decide what to do with the time that is left.',
  check: async ({ connect, line }) => {
    line.treat = () => refuse(429, { 'retry-after': '3600' });
    const { retryable } = await failureOf(someRead(connect()), ['UPSTREAM_THROTTLED'], 'told to wait an hour');
    ensure(retryable, () => 'the error says that trying again is of no use');
  },
};

const repeated: Rule = {
  id: 'calls.repeated',
  title: 'repeats a read that failed once with 503',
  needs: [],
  advice: 'Leave reads to the repeating of platform/outbound: a GET, or a call that carries an idempotency key.',
  check: async ({ connect, line }) => {
    line.treat = ({ number }) => (number === 1 ? refuse(503) : PASS);
    await someRead(connect()).catch((error: unknown) => {
      throw new Violation(`after one 503 it gave up: ${String(error)}`);
    });
  },
};

const refused: Rule = {
  id: 'calls.refused',
  title: 'says UPSTREAM_REJECTED of a call the system refuses (401, 403, 400), and does not repeat it',
  needs: [],
  advice: 'Only what may succeed the second time is repeated; a refusal is for the operator to see.',
  check: async ({ connect, line }) => {
    for (const status of [400, 401, 403]) {
      line.treat = () => refuse(status);
      line.countAnew();
      const { retryable } = await failureOf(someRead(connect()), ['UPSTREAM_REJECTED'], `refused with ${status}`);
      ensure(line.requests.length === 1, () => `refused with ${status}, it was sent ${line.requests.length} times`);
      ensure(!retryable, () => `refused with ${status}, the error says that trying again may help`);
    }
  },
};

const timeout: Rule = {
  id: 'calls.timeout',
  title: 'gives up a call that takes too long with UPSTREAM_TIMEOUT',
  needs: [],
  advice: 'Hand the timeout of the settings to platform/outbound.',
  check: async ({ connect, line }) => {
    line.treat = () => HANG;
    const { retryable } = await failureOf(
      someRead(connect({ timeoutMs: 50, maxAttempts: 1 })),
      ['UPSTREAM_TIMEOUT'],
      'no answer came',
    );
    ensure(retryable, () => 'the error says that trying again is of no use');
  },
};

const deadline: Rule = {
  id: 'calls.deadline',
  title: 'ends at the deadline of its caller with DEADLINE_EXCEEDED, and lets go of the connection',
  needs: [],
  advice: 'Hand deadlineAt and signal of the SourceCall down to every request.',
  check: async ({ connect, line }) => {
    line.treat = () => HANG;
    await failureOf(
      someRead(connect(), { ...patientCall(), deadlineAt: Date.now() + 100 }),
      ['DEADLINE_EXCEEDED'],
      'the deadline passed',
    );
    await eventually(
      () => line.open === 0,
      () => `${line.open} requests were still open after the deadline`,
    );
  },
};

const cancelled: Rule = {
  id: 'calls.cancelled',
  title: 'ends with CANCELLED when its caller goes away, lets go of the connection and does not ask again',
  needs: [],
  advice: 'Hand the signal of the SourceCall down to every request.',
  check: async ({ connect, line }) => {
    line.treat = () => HANG;
    const gone = new AbortController();
    const outcome = failureOf(
      someRead(connect(), { ...patientCall(), signal: gone.signal }),
      ['CANCELLED'],
      'the caller went away',
    );
    outcome.catch(() => undefined); // awaited below
    await eventually(
      () => line.open > 0,
      () => 'no call was made',
    );
    const asked = line.requests.length;
    gone.abort();
    await outcome;
    await eventually(
      () => line.open === 0,
      () => `${line.open} requests were still open after the caller had gone`,
    );
    ensure(line.requests.length === asked, () => 'the call was repeated for a caller who had gone');
  },
};

const leftAlone: Rule = {
  id: 'calls.left-alone',
  title: 'leaves a system that keeps failing alone for a while',
  needs: [],
  advice: 'Send every call through one platform/outbound per system: its breaker counts over all of them.',
  check: async ({ connect, line }) => {
    const adapter = connect({ maxAttempts: 1 });
    line.treat = () => refuse(503);
    const times = 60;
    for (let at = 0; at < times; at += 1) await someRead(adapter).catch(() => undefined);
    ensure(
      line.requests.length < times,
      () => `${times} reads of a system that answers 503 were ${line.requests.length} calls`,
    );
    return `${line.requests.length} of ${times} reads reached it`;
  },
};

const probe: Rule = {
  id: 'calls.probe',
  title: 'proves by its probe that the system answers, and fails typed when it does not',
  needs: [],
  advice: 'Make one cheap call and let its error through.',
  check: async ({ connect, line }) => {
    await connect().probe(patientCall());
    ensure(line.requests.length > 0, () => 'the probe made no call');
    line.treat = () => refuse(401);
    await failureOf(connect().probe(patientCall()), ['UPSTREAM_REJECTED'], 'probed with wrong credentials');
    line.treat = () => RESET;
    await failureOf(
      connect({ maxAttempts: 1 }).probe(patientCall()),
      ['UPSTREAM_UNAVAILABLE'],
      'probed while it is down',
    );
  },
};

const quota: Rule = {
  id: 'calls.quota',
  title:
    'asks the quota of its system before every attempt, gives back what it took, and sends nothing it was not granted',
  needs: [],
  advice: 'Give host.quota to platform/outbound; a call beside it is one too many for the vendor.',
  check: async ({ connect, line }) => {
    let granted = 0;
    let held = 0;
    const take: CallQuota['take'] = async () => {
      granted += 1;
      held += 1;
      return { granted: true, release: () => void (held -= 1) };
    };
    line.treat = ({ number }) => (number === 1 ? refuse(503) : PASS);
    await someRead(connect({}, { quota: { take } }));
    ensure(
      granted === line.requests.length,
      () => `${line.requests.length} attempts were made, ${granted} were granted`,
    );
    await eventually(
      () => held === 0,
      () => `${held} grants were not given back`,
    );
    line.countAnew();
    const refusing: CallQuota = { take: async () => ({ granted: false, retryAfterMs: 3_600_000 }) };
    await failureOf(someRead(connect({}, { quota: refusing })), ['UPSTREAM_THROTTLED'], 'the quota was used up');
    ensure(line.requests.length === 0, () => `the quota was used up, and ${line.requests.length} calls were made`);
  },
};

const observed: Rule = {
  id: 'calls.observed',
  title: 'tells the host of every attempt: endpoint, status, how long, and nothing secret',
  needs: [],
  advice: 'Give host.observe to platform/outbound; endpoints are names of a kind of call and never hold keys.',
  check: async ({ connect, line, observed: told, world }) => {
    line.treat = ({ number }) => (number === 1 ? refuse(503) : PASS);
    const adapter = connect();
    await someRead(adapter);
    ensure(
      told.length === line.requests.length,
      () => `${line.requests.length} attempts were made, ${told.length} were told`,
    );
    ensure(
      told[0]?.status === 503 && told[0].errorCode !== null,
      () => `the failed attempt was told as ${shown(told[0])}`,
    );
    const foreign = told.find(({ system }) => system !== adapter.system);
    ensure(foreign === undefined, () => `a call was told of the system ${foreign?.system}`);
    const leak = world.secrets.find((secret) => shown(told).includes(secret));
    ensure(leak === undefined, () => 'what was told holds a secret of the settings');
  },
};

const secrets: Rule = {
  id: 'calls.secrets',
  title: 'shows no password or token in an error',
  needs: [],
  advice: 'Write messages from what is known of the call, never from its headers or settings.',
  check: async ({ connect, line, world }) => {
    for (const treatment of [refuse(401), refuse(500), RESET]) {
      line.treat = () => treatment;
      const error: unknown = await someRead(connect({ maxAttempts: 1 })).catch((thrown: unknown) => thrown);
      const text = error instanceof Error ? `${error.message} ${error.stack ?? ''}` : shown(error);
      ensure(!world.secrets.some((secret) => text.includes(secret)), () => 'an error holds a secret of the settings');
    }
  },
};

const closed: Rule = {
  id: 'calls.closed',
  title: 'leaves no connection open when it is closed',
  needs: [],
  advice: 'Close what was opened: await outbound.close() in close().',
  check: async ({ connect, line }) => {
    const adapter = connect();
    await someRead(adapter);
    ensure(line.connections > 0, () => 'the read made no connection to the given URL');
    await adapter.close();
    // Sooner than connections that are kept alive end by themselves.
    const seen = (): string => `${line.connections} connections were open after close()`;
    await eventually(() => line.connections === 0, seen, 1_500);
  },
};

/** What every call to an outside system owes to both sides. */
export const CALL_RULES: readonly Rule[] = [
  throttled,
  throttledForLong,
  repeated,
  refused,
  timeout,
  deadline,
  cancelled,
  leftAlone,
  probe,
  quota,
  observed,
  secrets,
  closed,
];

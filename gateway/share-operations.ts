import { AbortSource } from '@distribution/platform/request/abort-watch';
import type { Answer } from './engine/answer.ts';
import type { Variables } from './engine/engine.ts';
import type { PreparedOperation } from './engine/prepared-operation.ts';
import type { CallerScope, RunScope } from './operation-scope.ts';
import { scopeKeyOf } from './upstream/caller-scope.ts';
import { SharingSwitch } from './upstream/sharing-switch.ts';

/** Executes an operation until this says that it is to end. */
export type StartOperation = (aborts: AbortSource) => Promise<Answer>;

/** Lets equal operations in flight share one execution. */
export interface OperationSharing {
  /**
   * Joins an equal query of an equal caller that is under way, or starts. One caller's leaving ends it for that caller
   * alone; the last one's ends the execution. Operations that are answered in parts must not be given.
   */
  run(prepared: PreparedOperation, variables: Variables, scope: RunScope, start: StartOperation): Promise<Answer>;
  /** From now on nobody joins what has begun: something has been changed, and whoever asks now must see it. */
  forget(): void;
}

/** An execution under way. */
interface Flight {
  readonly variables: Variables;
  readonly scope: CallerScope;
  readonly deadlineAt: number;
  readonly aborts: AbortSource;
  readonly answer: Promise<Answer>;
  key: string | null;
  callers: number;
}

/** The executions of one operation: a key is made only when there is another to compare with. */
interface Flights {
  readonly unkeyed: Set<Flight>;
  readonly keyed: Map<string, Flight>;
}

/** Subgraphs were told the deadline of the caller who began; one who may wait this much longer begins anew. */
const DEADLINE_SLACK_MS = 1_000;

/** Callers with one key are answered alike: who they are, what they may see, what of theirs is passed on, what they ask. */
const keyOf = ({ principal, forwardedHeaders }: CallerScope, variables: Variables): string =>
  `${scopeKeyOf(principal)}\0${forwardedHeaders ? JSON.stringify(forwardedHeaders) : ''}\0${JSON.stringify(variables)}`;

/** Waits for a flight as one of its callers. */
const board = (flight: Flight, { deadline }: RunScope, onEmpty: () => void): Promise<Answer> => {
  flight.callers += 1;
  return new Promise((resolve, reject) => {
    const abort = (reason: unknown) => {
      flight.callers -= 1;
      if (flight.callers > 0) return reject(reason instanceof Error ? reason : new Error(String(reason)));
      onEmpty(); // what it has come to until here is still this caller's answer
      flight.aborts.abort(reason);
    };
    if (deadline.aborts.aborted) abort(deadline.aborts.reason);
    else deadline.aborts.watch({ abort });
    flight.answer.then(resolve, reject);
  });
};

/** Makes the sharing of one gateway. */
export const createOperationSharing = (): OperationSharing => {
  let flightsOf = new WeakMap<PreparedOperation, Flights>();
  const sharing = new SharingSwitch();

  const joinable = ({ keyed, unkeyed }: Flights, key: string, deadlineAt: number): Flight | null => {
    for (const flight of unkeyed) {
      flight.key = keyOf(flight.scope, flight.variables);
      keyed.set(flight.key, flight);
    }
    unkeyed.clear();
    const known = keyed.get(key);
    return known && deadlineAt <= known.deadlineAt + DEADLINE_SLACK_MS ? known : null;
  };

  return {
    run(prepared, variables, scope, start) {
      const { deadline } = scope;
      if (!sharing.looks()) return start(deadline.aborts);
      let flights = flightsOf.get(prepared);
      if (!flights) flightsOf.set(prepared, (flights = { unkeyed: new Set(), keyed: new Map() }));
      const { unkeyed, keyed } = flights;
      const { deadlineAt } = deadline;
      let key: string | null = null;
      const land = (flight: Flight) => (): void => {
        if (flight.key === null) unkeyed.delete(flight);
        else if (keyed.get(flight.key) === flight) keyed.delete(flight.key); // a later one may have taken its place
      };
      if (unkeyed.size > 0 || keyed.size > 0) {
        key = keyOf(scope, variables);
        const known = joinable(flights, key, deadlineAt);
        sharing.found(known !== null);
        if (known) return board(known, scope, land(known));
      }
      const aborts = new AbortSource();
      const flight: Flight = { variables, scope, deadlineAt, aborts, answer: start(aborts), key, callers: 0 };
      if (key === null) unkeyed.add(flight);
      else keyed.set(key, flight);
      const landed = land(flight);
      flight.answer.then(landed, landed);
      return board(flight, scope, landed);
    },
    forget() {
      flightsOf = new WeakMap();
    },
  };
};

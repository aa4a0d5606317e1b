import { AppError, toAppError } from '../errors/app-error.ts';
import { watchOf } from '../request/abort-watch.ts';
import { untilAborted } from '../request/until-aborted.ts';

/** What a call must say for its reads to be shared. */
export interface SharedCall {
  readonly signal: AbortSignal;
  /** Calls of different lanes do not wait for each other's reads. */
  readonly lane: string;
}

/** A batch read: answers in the order of the keys. */
export type BatchRead<K, A, C extends SharedCall> = (keys: readonly K[], call: C) => Promise<readonly A[]>;

/** One read under way, for whoever asked for one of its keys meanwhile. */
class Flight<A> {
  readonly #controller = new AbortController();
  readonly answers: Promise<readonly A[]>;
  #passengers = 0;

  /** Whether all have left: then nobody new may come aboard, for it is being cancelled. */
  get isDeserted(): boolean {
    return this.#controller.signal.aborted;
  }

  constructor(start: (signal: AbortSignal) => Promise<readonly A[]>) {
    this.answers = start(this.#controller.signal);
    this.answers.catch(() => undefined); // each passenger hears of it
  }

  /** Its answers, or the reason why this caller leaves. The read itself ends when the last has left. */
  async wait(signal: AbortSignal): Promise<readonly A[]> {
    this.#passengers += 1;
    try {
      return await untilAborted(this.answers, watchOf(signal), (reason): AppError => toAppError(reason));
    } finally {
      this.#passengers -= 1;
      if (this.#passengers === 0) this.#controller.abort(); // changes nothing once it has landed
    }
  }
}

/**
 * Lets concurrent reads of one key be one read: of the keys asked for, those already under way in the same lane are
 * waited for, the others go out together. For reads that answer every caller alike; whom an answer may be shown to is
 * decided behind it. A caller that leaves takes nothing from the others. It never rejects: a read that fails gives what
 * `failed` makes of its error, at its own keys only.
 */
export const shareReads = <K, A, C extends SharedCall>(
  read: BatchRead<K, A, C>,
  keyOf: (key: K) => string,
  failed: (error: AppError) => A,
): BatchRead<K, A, C> => {
  const seats = new Map<string, { readonly flight: Flight<A>; readonly at: number }>();

  return async (keys, call) => {
    const nameOf = (key: K): string => `${call.lane} ${keyOf(key)}`;
    const due = new Map(keys.map((key) => [nameOf(key), key]));
    for (const name of due.keys()) if (seats.get(name)?.flight.isDeserted === false) due.delete(name);
    if (due.size > 0) {
      const flight = new Flight((signal) => read([...due.values()], { ...call, signal }));
      const taken = [...due.keys()].map((name, at) => [name, { flight, at }] as const);
      for (const [name, seat] of taken) seats.set(name, seat);
      const land = (): void => {
        for (const [name, seat] of taken) if (seats.get(name) === seat) seats.delete(name);
      };
      flight.answers.then(land, land);
    }
    const found = keys.map((key) => {
      const seat = seats.get(nameOf(key));
      if (seat === undefined) throw new Error('a key that is due has a seat');
      return seat;
    });
    const flights = [...new Set(found.map(({ flight }) => flight))];
    const landed = new Map(
      await Promise.all(
        flights.map(async (flight) => {
          const answers = await flight.wait(call.signal).catch((thrown: unknown) => toAppError(thrown));
          return [flight, answers] as const;
        }),
      ),
    );
    return found.map(({ flight, at }) => {
      const answers = landed.get(flight);
      const answer = answers instanceof AppError ? failed(answers) : answers?.[at];
      return answer ?? failed(new AppError('INTERNAL', 'a batch read gave fewer answers than it was asked for'));
    });
  };
};

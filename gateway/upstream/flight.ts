import { type Abortable, type AbortWatch, abortsOf } from '@distribution/platform/request/abort-watch';
import type { RequestContext } from '@distribution/platform/request/request-context';
import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import { failureOfAbort } from './call-failure.ts';
import type { TextCall } from './text-call.ts';

/** One who waits for a flight. */
class Passenger implements Abortable {
  readonly flight: Flight;
  readonly aborts: AbortWatch;
  readonly deadlineAt: number;
  readonly resolve: (answer: UpstreamResponse) => void;
  readonly reject: (failure: Error) => void;

  constructor(
    flight: Flight,
    context: RequestContext,
    resolve: (answer: UpstreamResponse) => void,
    reject: (failure: Error) => void,
  ) {
    this.flight = flight;
    this.aborts = abortsOf(context);
    this.deadlineAt = context.deadlineAt;
    this.resolve = resolve;
    this.reject = reject;
  }

  abort(reason: unknown): void {
    this.reject(failureOfAbort(this.flight.name, reason, this.deadlineAt));
    this.flight.leave(this, reason);
  }
}

/** The flights that a query can join, by its text: those of one scope. */
export type Flights = Map<string, Flight>;

/** A call under way and all who want its answer. It lives as long as anybody does. */
export class Flight {
  readonly name: string;
  /** Of the caller who began it: as long as the subgraph was told it has. */
  readonly deadlineAt: number;
  readonly #call: TextCall;
  readonly #joinable: Flights;
  readonly #body: string;
  readonly #passengers: Passenger[] = [];

  constructor(name: string, call: TextCall, deadlineAt: number, joinable: Flights, body: string) {
    this.name = name;
    this.deadlineAt = deadlineAt;
    this.#call = call;
    this.#joinable = joinable;
    this.#body = body;
    joinable.set(body, this);
    call.answer.then(
      (answer) => {
        for (const { resolve } of this.#land()) resolve(answer);
      },
      (failure: Error) => {
        for (const { reject } of this.#land()) reject(failure);
      },
    );
  }

  /** Settles for one caller: with the call, or alone when this caller's signal aborts. */
  board(context: RequestContext): Promise<UpstreamResponse> {
    return new Promise((resolve, reject) => {
      const passenger = new Passenger(this, context, resolve, reject);
      this.#passengers.push(passenger);
      passenger.aborts.watch(passenger);
    });
  }

  /** The last to leave ends the call. */
  leave(passenger: Passenger, reason: unknown): void {
    this.#passengers.splice(this.#passengers.indexOf(passenger), 1);
    if (this.#passengers.length > 0) return;
    this.#close();
    this.#call.abort(reason);
  }

  #land(): readonly Passenger[] {
    this.#close();
    for (const passenger of this.#passengers) passenger.aborts.unwatch(passenger);
    return this.#passengers;
  }

  #close(): void {
    // A later one may have taken its place.
    if (this.#joinable.get(this.#body) === this) this.#joinable.delete(this.#body);
  }
}

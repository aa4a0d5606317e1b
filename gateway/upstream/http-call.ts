import type { AbortWatch } from '@distribution/platform/request/abort-watch';
import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import { parseAnswer } from './answer-body.ts';
import { AttemptTimeout, failureOfAbort, failureOfExchange, failureOfMutation } from './call-failure.ts';
import { callHeaders, type AssertionOf } from './call-headers.ts';
import { Exchange, ExchangeFailure, type Received } from './exchange.ts';
import type { RetryBudget } from './retry-budget.ts';
import { pauseBeforeRetry } from './retry-pause.ts';
import type { CallKind } from './subgraph-transport.ts';
import type { CallScope, TextCall } from './text-call.ts';
import type { Wire, WireRequest } from './wire.ts';

/** A subgraph at the other end of HTTP, its settings made exact. */
export interface HttpSubgraph {
  readonly name: string;
  readonly origin: string;
  /** Path and query. */
  readonly path: string;
  readonly wire: Wire;
  readonly assertionOf: AssertionOf;
  readonly forwarded: readonly string[];
  readonly attemptTimeoutMs: number | null;
  readonly maxAnswerBytes: number;
  readonly maxAttempts: number;
  readonly budget: RetryBudget;
  readonly random: () => number;
}

/**
 * One call with its retries. It has one promise for all of it: an operation makes many calls, and a promise for each step
 * of each costs more than the step.
 */
export class HttpCall implements TextCall {
  readonly answer: Promise<UpstreamResponse>;
  readonly #subgraph: HttpSubgraph;
  readonly #body: string;
  readonly #scope: CallScope;
  readonly #isRepeatable: boolean;
  readonly #aborts: AbortWatch | null;
  #resolve!: (answer: UpstreamResponse) => void; // set by the promise's constructor before anything else runs
  #reject!: (failure: Error) => void;
  #attempts = 0;
  #exchange: Exchange | null = null;
  /** Of the attempt under way, or of the pause before the next. */
  #timer: NodeJS.Timeout | null = null;
  #isEnded = false;

  /** @param aborts tells when nobody waits any more; `null`: whoever started it calls `abort` */
  constructor(subgraph: HttpSubgraph, body: string, kind: CallKind, scope: CallScope, aborts: AbortWatch | null) {
    this.#subgraph = subgraph;
    this.#body = body;
    this.#scope = scope;
    this.#isRepeatable = kind.operationKind === 'query';
    this.#aborts = aborts;
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    aborts?.watch(this);
    subgraph.budget.countCall();
    this.#attempt();
  }

  abort(reason: unknown): void {
    if (this.#isEnded) return;
    const exchange = this.#exchange;
    const failure = failureOfAbort(this.#subgraph.name, reason, this.#scope.deadlineAt);
    this.#fail(this.#isRepeatable || !exchange?.isSent ? failure : failureOfMutation(failure, null));
    exchange?.abort(reason);
  }

  #attempt(): void {
    this.#attempts += 1;
    const signed = this.#subgraph.assertionOf(this.#scope.principal);
    if (typeof signed !== 'object' || signed === null) return this.#send(signed);
    signed.then(
      (assertion) => this.#send(assertion),
      (failure: Error) => this.#fail(failure),
    );
  }

  #send(assertion: string | null): void {
    if (this.#isEnded) return;
    const { origin, path, wire, forwarded, attemptTimeoutMs, maxAnswerBytes } = this.#subgraph;
    const exchange = new Exchange(maxAnswerBytes, (outcome) => this.#onOutcome(outcome));
    this.#exchange = exchange;
    if (attemptTimeoutMs !== null) this.#timer = setTimeout(expire, attemptTimeoutMs, exchange);
    const request: WireRequest = {
      origin,
      path,
      method: 'POST',
      headers: callHeaders(this.#scope, assertion, forwarded),
      body: this.#body,
      idempotent: this.#isRepeatable,
      headersTimeout: 0,
      bodyTimeout: 0,
    };
    try {
      wire.dispatch(request, exchange);
    } catch (refused) {
      exchange.abort(refused);
    }
  }

  #onOutcome(outcome: Received | ExchangeFailure): void {
    this.#stopTimer();
    this.#exchange = null;
    if (this.#isEnded) return;
    const { name } = this.#subgraph;
    try {
      const pauseMs = this.#isRepeatable ? this.#pauseBefore(outcome) : null;
      if (pauseMs !== null) {
        this.#timer = setTimeout(() => this.#attempt(), pauseMs);
        return;
      }
      if (outcome instanceof ExchangeFailure) throw outcome;
      const answer = parseAnswer(name, outcome);
      this.#end();
      this.#resolve(answer);
    } catch (thrown) {
      const failure = failureOfExchange(name, thrown);
      const wasSent = !(outcome instanceof ExchangeFailure) || outcome.stage !== 'CONNECTING';
      const status = outcome instanceof ExchangeFailure ? null : outcome.status;
      this.#fail(this.#isRepeatable || !wasSent ? failure : failureOfMutation(failure, status));
    }
  }

  /** Milliseconds until the next attempt; `null` when this one was the last. */
  #pauseBefore(outcome: Received | ExchangeFailure): number | null {
    if (!(outcome instanceof ExchangeFailure) && outcome.status === 200) return null;
    const { maxAttempts, budget, random } = this.#subgraph;
    if (this.#attempts >= maxAttempts) return null;
    const pauseMs = pauseBeforeRetry(outcome, this.#attempts, random);
    if (pauseMs === null || Date.now() + pauseMs >= this.#scope.deadlineAt) return null;
    return budget.take() ? pauseMs : null;
  }

  #fail(failure: Error): void {
    if (this.#isEnded) return;
    this.#end();
    this.#reject(failure);
  }

  #end(): void {
    this.#isEnded = true;
    this.#stopTimer();
    this.#aborts?.unwatch(this);
  }

  #stopTimer(): void {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
  }
}

const expire = (exchange: Exchange): void => exchange.abort(new AttemptTimeout('the attempt took too long'));

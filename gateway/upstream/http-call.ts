import type { UpstreamResponse } from '@distribution/platform/upstream/upstream';
import type { Dispatcher } from 'undici';
import { parseAnswer } from './answer-body.ts';
import { AttemptTimeout, failureOfAbort, failureOfExchange } from './call-failure.ts';
import { callHeaders, type AssertionOf } from './call-headers.ts';
import { Exchange, ExchangeFailure, type Received } from './exchange.ts';
import type { RetryBudget } from './retry-budget.ts';
import { pauseBeforeRetry } from './retry-pause.ts';
import type { CallKind } from './subgraph-transport.ts';
import type { CallScope, TextCall } from './text-call.ts';

/** A subgraph at the other end of HTTP, its settings made exact. */
export interface HttpSubgraph {
  readonly name: string;
  readonly origin: string;
  /** Path and query. */
  readonly path: string;
  readonly dispatcher: Dispatcher;
  readonly assertionOf: AssertionOf;
  readonly forwarded: readonly string[];
  readonly attemptTimeoutMs: number | null;
  readonly maxAnswerBytes: number;
  readonly maxAttempts: number;
  readonly budget: RetryBudget;
  readonly random: () => number;
}

/** One call with its retries. */
export class HttpCall implements TextCall {
  readonly answer: Promise<UpstreamResponse>;
  readonly #subgraph: HttpSubgraph;
  readonly #body: string;
  readonly #scope: CallScope;
  #exchange: Exchange | null = null;
  #wake: (() => void) | null = null;
  #aborted = false;
  #reason: unknown;

  constructor(subgraph: HttpSubgraph, body: string, kind: CallKind, scope: CallScope) {
    this.#subgraph = subgraph;
    this.#body = body;
    this.#scope = scope;
    this.answer = this.#run(kind.operationKind === 'query');
  }

  abort(reason: unknown): void {
    this.#aborted = true;
    this.#reason = reason;
    this.#exchange?.abort(reason);
    this.#wake?.();
  }

  async #run(repeatable: boolean): Promise<UpstreamResponse> {
    const { name, budget } = this.#subgraph;
    budget.countCall();
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.#attempt();
      if (this.#aborted) throw failureOfAbort(name, this.#reason, this.#scope.deadlineAt);
      const pauseMs = repeatable ? this.#pauseBefore(outcome, attempt) : null;
      if (pauseMs === null) {
        if (outcome instanceof ExchangeFailure) throw failureOfExchange(name, outcome);
        return parseAnswer(name, outcome);
      }
      if (pauseMs > 0) await this.#pause(pauseMs);
      if (this.#aborted) throw failureOfAbort(name, this.#reason, this.#scope.deadlineAt);
    }
  }

  async #attempt(): Promise<Received | ExchangeFailure> {
    const { origin, path, dispatcher, assertionOf, forwarded, attemptTimeoutMs, maxAnswerBytes } = this.#subgraph;
    const signed = assertionOf(this.#scope.principal);
    const assertion = typeof signed === 'object' && signed !== null ? await signed : signed;
    const exchange = new Exchange(maxAnswerBytes);
    this.#exchange = exchange;
    if (this.#aborted) exchange.abort(this.#reason);
    else {
      const headers = callHeaders(this.#scope, assertion, forwarded);
      // No timeouts of the client's own: the caller's deadline ends the call, and an attempt's is ours.
      const options = { origin, path, method: 'POST', headers, body: this.#body, headersTimeout: 0, bodyTimeout: 0 };
      dispatcher.dispatch(options, exchange);
    }
    const timer = attemptTimeoutMs === null ? null : setTimeout(expire, attemptTimeoutMs, exchange);
    try {
      return await exchange.response;
    } catch (failure) {
      if (failure instanceof ExchangeFailure) return failure;
      throw failure;
    } finally {
      if (timer !== null) clearTimeout(timer);
    }
  }

  /** Milliseconds until the next attempt; `null` when this one was the last. */
  #pauseBefore(outcome: Received | ExchangeFailure, attempt: number): number | null {
    if (!(outcome instanceof ExchangeFailure) && outcome.status === 200) return null;
    const { maxAttempts, budget, random } = this.#subgraph;
    if (attempt >= maxAttempts) return null;
    const pauseMs = pauseBeforeRetry(outcome, attempt, random);
    if (pauseMs === null || Date.now() + pauseMs >= this.#scope.deadlineAt) return null;
    return budget.take() ? pauseMs : null;
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

const expire = (exchange: Exchange): void => exchange.abort(new AttemptTimeout('the attempt took too long'));

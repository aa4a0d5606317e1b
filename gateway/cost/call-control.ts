// Calls to outside systems, known before any is made. In: a prepared operation and its variables, later what subgraphs
// told. Out: an estimate, a refusal where there is a limit, a report. The plan and `@sourceRead` say what it may come to at
// most; how much of that cache and projection spare is learned from what the same operation, or else all, came to lately.
import { AppError } from '@distribution/platform/errors/app-error';
import { parse } from 'graphql';
import type { CallReport } from '../engine/answer.ts';
import type { Variables } from '../engine/engine.ts';
import type { PreparedOperation } from '../engine/prepared-operation.ts';
import type { Supergraph } from '../engine/supergraph.ts';
import { amountOf, type Amount } from './amount.ts';
import { createCallCounter, type ErpCallReport } from './call-report.ts';
import { compileCalls, type CallParts } from './compile-calls.ts';
import type { CostOptions } from './cost-options.ts';
import { readCostRules } from './cost-rules.ts';
import { readSourceRules } from './source-rules.ts';

/** What was estimated, and what it is made of. */
export interface CallEstimate {
  readonly calls: number;
  /** Without cache and projection. What freshness forces on lists is not in it: it is known once their rows are. */
  readonly most: number;
}

export interface CallControl {
  /**
   * What it may call; `null` when nobody asks (`isWanted`) and there is no limit. Throws `TOO_MANY_ERP_CALLS` above it.
   */
  admit(prepared: PreparedOperation, variables: Variables, isWanted: boolean): CallEstimate | null;
  /** What it came to, by what subgraphs told; learns from it. */
  settle(prepared: PreparedOperation, estimate: CallEstimate, calls: readonly CallReport[]): ErpCallReport;
}

/** How much one answer changes what is expected of the next. */
const WEIGHT = 0.3;

/** Of the most that may be called, the share that is. It begins with all of it. */
class LearnedShare {
  share: number | null = null;

  learn(actual: number, most: number): void {
    const seen = actual / most;
    this.share = this.share === null ? seen : this.share + WEIGHT * (seen - this.share);
  }
}

/** Makes the control over whatever supergraph serves. */
export const createCallControl = (
  supergraph: () => Supergraph,
  { maxErpCalls, assumedListSize }: Pick<CostOptions, 'maxErpCalls' | 'assumedListSize'>,
): CallControl => {
  const partsOf = new WeakMap<Supergraph, CallParts>();
  const mostOf = new WeakMap<PreparedOperation, Amount>();
  const shareOf = new WeakMap<PreparedOperation, LearnedShare>();
  const all = new LearnedShare();
  const count = createCallCounter();

  const parts = (): CallParts => {
    const current = supergraph();
    let made = partsOf.get(current);
    if (!made) {
      const document = parse(current.sdl, { noLocation: true });
      const [rules, sources] = [readCostRules(document), readSourceRules(document)];
      made = { schema: current.supergraphSchema, rules, sources, assumedListSize };
      partsOf.set(current, made);
    }
    return made;
  };
  const compiled = (prepared: PreparedOperation): Amount => {
    let most = mostOf.get(prepared);
    if (most === undefined) {
      const from = parts();
      most = from.sources.isEmpty ? 0 : compileCalls(prepared.planned, from);
      mostOf.set(prepared, most);
    }
    return most;
  };

  return {
    admit(prepared, variables, isWanted) {
      if (maxErpCalls === null && !isWanted) return null;
      const most = amountOf(compiled(prepared), variables);
      const calls = Math.round(most * (shareOf.get(prepared)?.share ?? all.share ?? 1));
      if (maxErpCalls !== null && calls > maxErpCalls) {
        const message = `The operation is estimated to make ${calls} calls to outside systems; at most ${maxErpCalls} are allowed.`;
        throw new AppError('TOO_MANY_ERP_CALLS', message);
      }
      return { calls, most };
    },
    settle(prepared, { calls: estimatedErpCalls, most }, reports) {
      const { calls, remaining, isShared } = count(reports);
      if (most > 0 && !isShared) {
        let own = shareOf.get(prepared);
        if (!own) shareOf.set(prepared, (own = new LearnedShare()));
        own.learn(calls, most);
        all.learn(calls, most);
      }
      return { estimatedErpCalls, actualErpCalls: calls, remaining };
    },
  };
};

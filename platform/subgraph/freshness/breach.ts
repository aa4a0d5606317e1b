import { AppError } from '../../errors/app-error.ts';
import type { Evidence } from './evidence.ts';
import type { FreshnessLog } from './freshness-log.ts';
import type { FreshnessRule } from './freshness-rules.ts';

/** How old a value with this rule may be for this request: its budget, or less where the operation demands it. */
export const budgetOf = ({ budgetMs }: FreshnessRule, { demandMs }: FreshnessLog): number =>
  demandMs === null ? budgetMs : Math.min(budgetMs, demandMs);

/**
 * Whether a value that is too old is asked for anew. What may only fail is not: whoever set that wants no answer rather
 * than a slow one. What is served stale is, when the operation demands what is fresher.
 */
export const refreshesAfter = ({ budgetMs, onBreach }: FreshnessRule, { demandMs }: FreshnessLog): number | null => {
  if (onBreach === 'FAIL') return null;
  if (onBreach === 'REFRESH') return demandMs === null ? budgetMs : Math.min(budgetMs, demandMs);
  return demandMs;
};

/** The refusal of a value that is older than allowed. */
export const breachOf = (
  field: string,
  evidence: Evidence,
  { onBreach }: FreshnessRule,
  log: FreshnessLog,
  budgetMs: number,
): AppError => {
  const servedFrom = log.servedFrom(evidence);
  const why = servedFrom === 'FALLBACK' ? `, and ${evidence.system} could not be asked` : '';
  return new AppError(
    'FRESHNESS_BREACHED',
    `${field} is known as of ${evidence.asOf}; it must not be older than ${budgetMs} ms${why}.`,
    {
      details: {
        asOf: evidence.asOf,
        source: evidence.system,
        servedFrom,
        ageMs: log.ageMs(evidence),
        budgetMs,
        onBreach,
      },
    },
  );
};

import type { FreshnessTarget } from '@distribution/model/operations/freshness-target';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { AppError } from '@distribution/platform/errors/app-error';

const ENTRY = /^(region|site):([^=]+)=([1-9]\d{0,6})$/;

/** Targets of regions and sites, as set. Throws CONFIG_INVALID. */
export const freshnessTargetsOf = (flow: FlowName, entries: readonly string[]): readonly FreshnessTarget[] =>
  entries.map((entry) => {
    const [, scope, code, seconds] = ENTRY.exec(entry.trim()) ?? [];
    if (code === undefined)
      throw new AppError(
        'CONFIG_INVALID',
        `The flow ${flow}: "${entry}" is not region:CODE=seconds or site:CODE=seconds.`,
        {
          nextStep: 'Correct its FRESHNESS_TARGETS.',
        },
      );
    return { scope: scope === 'site' ? 'SITE' : 'REGION', code: code.trim(), seconds: Number(seconds) };
  });

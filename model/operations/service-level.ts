import type { Ref } from '../entity-id.ts';
import { compare, type Decimal, parseDecimal } from '../measure/decimal.ts';
import type { LocationCode } from '../locations/location.ts';
import type { Instant } from '../time/instant.ts';
import type { FlowName } from './sync-flow.ts';

/**
 * What an objective counts. ERP_UPDATE: changes of the flow, good when they stood here within the threshold. FRESHNESS: minutes,
 * good when the flow vouched for what is no older. FORECAST_PUBLICATION: minutes, good when the newest published version is
 * no older. RECOMMENDATION_PROCESSING: requests for approval, good when decided within the threshold. RECONCILIATION: records compared with their system, good when they agreed.
 */
export const SERVICE_INDICATORS = [
  'ERP_UPDATE',
  'FRESHNESS',
  'FORECAST_PUBLICATION',
  'RECOMMENDATION_PROCESSING',
  'RECONCILIATION',
] as const;
export type ServiceIndicator = (typeof SERVICE_INDICATORS)[number];

/** What was promised: of all that is counted in the window, so many percent are good. */
export interface ServiceObjective {
  readonly name: string;
  readonly indicator: ServiceIndicator;
  /** `null` for FORECAST_PUBLICATION and RECOMMENDATION_PROCESSING. */
  readonly flow: FlowName | null;
  /** Only changes of these sites; with other indicators than ERP_UPDATE `null`. */
  readonly region: string | null;
  readonly locationCode: LocationCode | null;
  /** `null` for RECONCILIATION, which has no threshold. */
  readonly thresholdSeconds: number | null;
  /** Above 0 and below 100. */
  readonly targetPercent: Decimal;
  readonly windowDays: number;
}

/** How much was good of what was counted. */
export interface ServiceCount {
  readonly good: number;
  readonly total: number;
}

/** How fast the error budget goes: 1 uses it up exactly by the end of the window; `null` where nothing was counted. */
export const burnRateOf = ({ good, total }: ServiceCount, targetPercent: Decimal): number | null =>
  total === 0 ? null : (total - good) / total / (1 - Number(targetPercent) / 100);

/** Minutes of the windows in which the budget's burning is looked at. */
export const BURN_WINDOWS = [5, 30, 60, 360, 4_320] as const;
export type BurnWindow = (typeof BURN_WINDOWS)[number];

/** How loud an alert is. */
export const ALERT_LEVELS = ['NONE', 'TICKET', 'PAGE'] as const;
export type AlertLevel = (typeof ALERT_LEVELS)[number];

/**
 * When somebody is told: a long window says that it matters, a short one that it still lasts, so that the alert ends soon after
 * its cause. Multiwindow, multi-burn-rate alerts of the Site Reliability Workbook, chapter 5, table 5-8 (Google, 2018).
 */
export const BURN_ALERTS: readonly {
  readonly level: Exclude<AlertLevel, 'NONE'>;
  readonly long: BurnWindow;
  readonly short: BurnWindow;
  readonly rate: number;
}[] = [
  { level: 'PAGE', long: 60, short: 5, rate: 14.4 },
  { level: 'PAGE', long: 360, short: 30, rate: 6 },
  { level: 'TICKET', long: 4_320, short: 360, rate: 1 },
];

/** The loudest alert that the burn rates call for. */
export const alertOf = (rates: ReadonlyMap<BurnWindow, number | null>): AlertLevel =>
  BURN_ALERTS.find(({ long, short, rate }) => (rates.get(long) ?? 0) >= rate && (rates.get(short) ?? 0) >= rate)
    ?.level ?? 'NONE';

/** An objective and how it is kept. */
export interface ServiceLevel extends ServiceObjective, ServiceCount {
  /** Good in percent over the window; `null` where nothing was counted. */
  readonly attainmentPercent: number | null;
  /** What is left of the error budget in percent of it; below 0 when more than all is used; `null` as above. */
  readonly budgetLeftPercent: number | null;
  readonly burnRates: readonly { readonly windowMinutes: BurnWindow; readonly rate: number | null }[];
  readonly alert: AlertLevel;
  /** How often an alert has been called for where there was none. */
  readonly breaches: number;
  /** The same by site, where the indicator has sites. */
  readonly sites: readonly (ServiceCount & {
    readonly locationCode: LocationCode;
    readonly location: Ref<'Location'> | null;
    readonly regionCode: string | null;
    readonly attainmentPercent: number | null;
  })[];
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** The share of the good in percent, with four digits. */
export const percentOf = ({ good, total }: ServiceCount): number | null =>
  total === 0 ? null : rounded((good / total) * 100);

/** What counts come to, by an objective. */
export const judgeServiceLevel = (
  objective: ServiceObjective,
  whole: ServiceCount,
  windows: ReadonlyMap<BurnWindow, ServiceCount>,
): Omit<ServiceLevel, 'sites' | 'breaches'> => {
  const rates = new Map(
    BURN_WINDOWS.map((window) => [
      window,
      burnRateOf(windows.get(window) ?? { good: 0, total: 0 }, objective.targetPercent),
    ]),
  );
  const used = burnRateOf(whole, objective.targetPercent);
  return {
    ...objective,
    ...whole,
    attainmentPercent: percentOf(whole),
    budgetLeftPercent: used === null ? null : rounded((1 - used) * 100),
    burnRates: [...rates].map(([windowMinutes, rate]) => ({
      windowMinutes,
      rate: rate === null ? null : rounded(rate),
    })),
    alert: alertOf(rates),
  };
};

/** What is wrong with an objective, in words; `null` when nothing is. */
export const mistakeIn = (objective: ServiceObjective): string | null => {
  const { indicator, flow, thresholdSeconds, targetPercent, region, locationCode } = objective;
  const hasNoFlow = indicator === 'FORECAST_PUBLICATION' || indicator === 'RECOMMENDATION_PROCESSING';
  if ((flow === null) !== hasNoFlow) return `${indicator} ${hasNoFlow ? 'has no' : 'needs a'} flow`;
  if ((thresholdSeconds === null) !== (indicator === 'RECONCILIATION'))
    return thresholdSeconds === null ? `${indicator} needs a threshold` : 'RECONCILIATION has no threshold';
  if ((region !== null || locationCode !== null) && indicator !== 'ERP_UPDATE')
    return 'only ERP_UPDATE knows regions and sites';
  const isPossible = compare(targetPercent, parseDecimal('0')) > 0 && compare(targetPercent, parseDecimal('100')) < 0;
  return isPossible ? null : 'the target is above 0 and below 100 percent';
};

/** Keeps objectives and says how they are kept. */
export interface ServiceLevels {
  /** Makes these the objectives there are; what was counted for others stays until it is forgotten. */
  declare(objectives: readonly ServiceObjective[]): Promise<void>;
  /** In the order of their name. */
  read(now: Instant): Promise<readonly ServiceLevel[]>;
}

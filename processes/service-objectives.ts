import { locationCodeSchema } from '@distribution/model/locations/location';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { mistakeIn, SERVICE_INDICATORS, type ServiceObjective } from '@distribution/model/operations/service-level';
import { flowNameSchema } from '@distribution/model/operations/sync-flow';
import type { ServiceLevelConfig } from '@distribution/platform/config/config';
import { AppError } from '@distribution/platform/errors/app-error';

/** What is promised where nothing is set: stock is seen soon, stays fresh and agrees with its system. */
const DECLARED: Readonly<Record<string, ServiceLevelConfig>> = {
  'stock-updates': { indicator: 'ERP_UPDATE', flow: 'inventory', thresholdSeconds: 60, targetPercent: '95' },
  'stock-freshness': { indicator: 'FRESHNESS', flow: 'inventory', thresholdSeconds: 300, targetPercent: '99' },
  'stock-agreement': { indicator: 'RECONCILIATION', flow: 'inventory', targetPercent: '99' },
};
const WINDOW_DAYS = 28;

const objectiveOf = (name: string, set: ServiceLevelConfig): ServiceObjective => {
  const refuse = (why: string): never => {
    throw new AppError('CONFIG_INVALID', `The service level "${name}": ${why}.`);
  };
  const flow = set.flow === undefined ? null : flowNameSchema.safeParse(set.flow);
  if (flow !== null && !flow.success) return refuse(`there is no flow ${set.flow}`);
  const indicator = SERVICE_INDICATORS.find((each) => each === set.indicator);
  if (indicator === undefined) return refuse(`it needs an indicator: ${SERVICE_INDICATORS.join(', ')}`);
  const objective: ServiceObjective = {
    name,
    indicator,
    flow: flow?.data ?? null,
    region: set.region ?? null,
    locationCode: set.location === undefined ? null : locationCodeSchema.parse(set.location),
    thresholdSeconds: set.thresholdSeconds ?? null,
    targetPercent: parseDecimal(set.targetPercent ?? '99'),
    windowDays: set.windowDays ?? WINDOW_DAYS,
  };
  const mistake = mistakeIn(objective);
  return mistake === null ? objective : refuse(mistake);
};

/** The objectives, as declared and as set; those of one name setting by setting. Throws CONFIG_INVALID. */
export const serviceObjectivesOf = (set: Readonly<Record<string, ServiceLevelConfig>>): readonly ServiceObjective[] =>
  [...new Set([...Object.keys(DECLARED), ...Object.keys(set)])].map((name) =>
    objectiveOf(name, { ...DECLARED[name], ...set[name] }),
  );

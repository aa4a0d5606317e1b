import { parseDecimal } from '@distribution/model/measure/decimal';
import type { PublicationPolicy } from '@distribution/model/forecasts/publication';
import { instantOf } from '@distribution/model/time/instant';
import type { Config } from '@distribution/platform/config/config';
import type { Resources } from '@distribution/platform/resources/resources';
import { guardDesk } from '@distribution/sync/outbound/guard-desk';
import { createOutboundRoute } from '@distribution/sync/publication/outbound-route';
import type { PublicationTools } from '@distribution/sync/publication/publish-forecast';
import { startPublication } from '@distribution/sync/publication/start-publication';
import { exceptionPolicyOf } from './exception-policy.ts';
import type { World } from './world.ts';

/** By what forecasts are checked, compared and acted upon, as set. */
export const publicationPolicyOf = (
  config: Pick<
    Config,
    | 'forecastHorizonDays'
    | 'forecastOutlierFactor'
    | 'forecastRefusalPercent'
    | 'forecastSpikePercent'
    | 'forecastInfluencePercent'
    | 'forecastInfluenceHours'
    | 'forecastPromotionWords'
  >,
): PublicationPolicy => ({
  horizonDays: config.forecastHorizonDays,
  outlierFactor: parseDecimal(config.forecastOutlierFactor),
  refusalPercent: parseDecimal(config.forecastRefusalPercent),
  spikePercent: parseDecimal(config.forecastSpikePercent),
  influencePercent: parseDecimal(config.forecastInfluencePercent),
  influenceHours: config.forecastInfluenceHours,
  promotionWords: config.forecastPromotionWords.map((word) => word.toLowerCase()),
});

/** What a forecast is published with. */
export const publicationToolsOf = ({ store, decisions, clock, config }: World): PublicationTools => ({
  store: store.publications,
  policy: publicationPolicyOf(config),
  decisions,
  route: createOutboundRoute(guardDesk(store.outbound, decisions), decisions),
  exceptions: store.exceptionJudge,
  exceptionPolicy: exceptionPolicyOf(config),
  now: () => instantOf(clock.now()),
});

/** Takes up what is published by itself, and what approvers decide. */
export const openPublication = async (world: World, resources: Resources): Promise<void> => {
  const { store, clock, log: logger, config } = world;
  const { publications, commands, approvals } = store;
  const { route } = publicationToolsOf(world);
  const lateness = { policy: config.forecastFallback, everyHours: config.forecastEveryHours };
  const isAutomatic = config.forecastPublication;
  await resources.open(
    'forecast publication',
    async () =>
      startPublication({ store: publications, commands, approvals, route, isAutomatic, lateness, clock, logger }),
    (it) => it.stop(),
  );
};

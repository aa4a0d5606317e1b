// The planning platform: versions of the whole forecast, published at once and never changed. In: reads of the list of
// versions, of one version's series, and of the stock it plans on. Out: pages in a fixed order, and a webhook when a
// version is published.
import { z } from 'zod';
import type { ForecastVersionRecord } from '../../world/records.ts';
import type { World } from '../../world/world.ts';
import { type StandIn, type StandInOptions, createStandIn } from '../http-server.ts';
import { putOff, type StockPlan, takeStock } from '../../world/stock-plan.ts';
import type { FaultSettings } from '../faults.ts';
import { RequestError } from '../request-error.ts';

export const PLANNING_ROOT = '/api/v2';
const PLAN_EVERY_MS = 15 * 60_000;

const listed = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : [value]));
const versionsQuerySchema = z.strictObject({
  /** Only versions published after this one. */
  after: z.string().optional(),
});
const pageQuery = {
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(2000).default(500),
};
const stockQuerySchema = z.strictObject(pageQuery);
const seriesQuerySchema = z.strictObject({
  ...pageQuery,
  /** May be repeated: the series of these items, of all sites when no site is named. Not paged. */
  item: listed.optional(),
  site: listed.optional(),
});

/** Builds the server; the caller listens and closes. */
export const createPlanningServer = (world: World, options: StandInOptions): StandIn => {
  const server = createStandIn(options);
  const instant = (): string => new Date(server.now()).toISOString();
  const find = (versionId: string): ForecastVersionRecord => {
    const version = world.forecastVersions.find((each) => each.versionId === versionId);
    if (version === undefined) throw new RequestError(404, 'UnknownVersion', `there is no version ${versionId}`);
    return version;
  };

  server.app.get(`${PLANNING_ROOT}/versions`, { config: { label: 'versions' } }, async (request) => {
    const { after } = versionsQuerySchema.parse(request.query);
    const start = after === undefined ? 0 : world.forecastVersions.indexOf(find(after)) + 1;
    return { versions: world.forecastVersions.slice(start), asOf: instant() };
  });
  server.app.get<{ Params: { id: string } }>(
    `${PLANNING_ROOT}/versions/:id`,
    { config: { label: 'version' } },
    async (request) => ({
      version: find(request.params.id),
      asOf: instant(),
    }),
  );
  server.app.get<{ Params: { id: string } }>(
    `${PLANNING_ROOT}/versions/:id/series`,
    { config: { label: 'series' } },
    async (request) => {
      const { offset, limit, item, site } = seriesQuerySchema.parse(request.query);
      const version = find(request.params.id);
      if (item !== undefined) {
        const series = item.flatMap((each) => world.findForecastSeries(version.versionId, each, site ?? []));
        return { series, offset: 0, total: series.length, asOf: instant() };
      }
      if (site !== undefined) throw new RequestError(400, 'InvalidQuery', 'name at least one item beside the site');
      const series = world.forecastSeries(version.versionId, offset, limit) ?? [];
      return { series, offset, total: version.seriesCount, asOf: instant() };
    },
  );

  let plan: StockPlan | null = null;
  let drift: FaultSettings['stockDrift'] | undefined = server.faults.settings.stockDrift;
  /** Stock is taken with every plan, and when the last was taken long ago; whoever takes it wrongly does so anew, too. */
  const stockPlan = (): StockPlan => {
    const { stockDrift } = server.faults.settings;
    const takenAtMs = plan === null ? 0 : Date.parse(plan.takenAt);
    if (plan === null || drift !== stockDrift || server.now() - takenAtMs >= PLAN_EVERY_MS) {
      const taken = takeStock(world, new Date(Math.max(server.now(), takenAtMs + 1)).toISOString());
      plan = stockDrift === null ? taken : putOff(taken, stockDrift);
      drift = stockDrift;
    }
    return plan;
  };
  server.app.get(`${PLANNING_ROOT}/stock`, { config: { label: 'stock' } }, async (request) => {
    const { offset, limit } = stockQuerySchema.parse(request.query);
    const { takenAt, stock } = stockPlan();
    return { takenAt, stock: stock.slice(offset, offset + limit), offset, total: stock.length, asOf: instant() };
  });

  const stop = world.onForecastVersion((version) => {
    drift = undefined; // a plan begins with its stock
    if (!options.webhooks.hasSubscribers) return;
    options.webhooks.notify({
      specversion: '1.0',
      id: `version-${world.identity}-${version.versionId}-${version.status}`,
      source: '/planning',
      type: 'planning.version.published',
      time: instant(),
      data: version,
    });
  });
  server.app.addHook('onClose', async () => stop());
  return server;
};

// Subgraphs over HTTP: `node processes/run.mjs subgraph NAME …`. In: requests that carry the gateway's signed assertion.
// Out: one subgraph at POST /graphql; several, each at POST /NAME/graphql.
import { parseArgs } from 'node:util';
import { answerHelp } from '@distribution/platform/command-line/usage';
import { AppError } from '@distribution/platform/errors/app-error';
import { subgraphRoutes } from '@distribution/platform/subgraph/http-handler';
import { createSubgraphs } from '@distribution/subgraphs/create-subgraphs';
import { subgraphs as registry } from '@distribution/subgraphs/generated/registry';
import { createAssertions } from '@distribution/platform/principal/assertion';
import { prepareDataFolder } from './data-folder.ts';
import { openHttp } from './open-http.ts';
import { runProcess } from './run-process.ts';
import { readSettings } from './settings.ts';
import { assertionSecretOf, openWorld, subgraphServicesOf } from './world.ts';

const readNames = (): readonly string[] => {
  const { positionals } = parseArgs({ allowPositionals: true, strict: false });
  const known = Object.keys(registry);
  answerHelp(process.argv, `Usage: node processes/run.mjs subgraph NAME… (of ${known.join(', ')})`);
  const unknown = positionals.filter((name) => !known.includes(name));
  if (positionals.length > 0 && unknown.length === 0) return positionals;
  const message = unknown.length === 0 ? 'Which subgraph?' : `There is no subgraph ${unknown.join(', ')}.`;
  throw new AppError('CONFIG_INVALID', message, { nextStep: `Name one or several of ${known.join(', ')}.` });
};

runProcess(async (resources) => {
  const names = readNames();
  const config = readSettings([], []);
  prepareDataFolder(config.dataDir);
  const name = names.length === 1 ? `subgraph-${names[0]}` : 'subgraphs';
  const world = await openWorld({ name }, config, Object.values(config.systems), resources);
  const { clock, log } = world;
  const assertions = createAssertions(await assertionSecretOf(world), clock);
  const all = createSubgraphs(subgraphServicesOf(world));
  const chosen = [...all.values()].filter((upstream) => names.includes(upstream.name));
  const url = await openHttp(
    config,
    async (server) => {
      for (const upstream of chosen) {
        const prefix = chosen.length === 1 ? '' : `/${upstream.name}`;
        await server.register(subgraphRoutes, { prefix, upstream, assertions, clock });
      }
    },
    () => true,
    resources,
  );
  log.info({ url, subgraphs: names }, 'subgraphs are up');
});

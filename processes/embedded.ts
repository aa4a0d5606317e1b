// Everything in one process: `npm start`. In: settings, or none. Out: the graph, over an embedded database, a sandbox for
// the outside world (unless systems are configured), sync and all subgraphs; on SIGINT or SIGTERM nothing is left running.
import { createSubgraphs } from '@distribution/subgraphs/create-subgraphs';
import { bannerOf } from './banner.ts';
import { claimDataFolder } from './claim-data-folder.ts';
import { connectSandbox } from './connect-sandbox.ts';
import { explorerTabs } from './explorer-tabs.ts';
import { openLogFile } from './log-file.ts';
import { openGateway, reachInProcess } from './open-gateway.ts';
import { checkAddress } from './open-http.ts';
import { openSync } from './open-sync.ts';
import { runProcess } from './run-process.ts';
import { createSeedProgress } from './seed-progress.ts';
import { readSettings } from './settings.ts';
import { openWorld, subgraphServicesOf } from './world.ts';

runProcess(async (resources) => {
  const config = readSettings(['port', 'host', 'data']);
  await claimDataFolder(config.dataDir, resources);
  await checkAddress(config);
  const logFile = openLogFile(config.dataDir, resources);
  const sandbox = Object.keys(config.systems).length === 0 ? await connectSandbox(config, resources) : null;
  const connections = sandbox?.connections ?? Object.values(config.systems);
  const world = await openWorld(
    { name: 'embedded', logTo: logFile.stream, hasDataFolder: true, distributesEvents: true },
    config,
    connections,
    resources,
  );

  const subgraphs = createSubgraphs(subgraphServicesOf(world));
  const { sku, salesOrder } = sandbox?.examples ?? { sku: '', salesOrder: '' };
  let seeded = false;
  const gateway = await openGateway(
    world,
    reachInProcess(subgraphs),
    { isSeeded: () => seeded, explorer: { title: 'Distribution graph', tabs: explorerTabs(sku, salesOrder) } },
    resources,
  );
  const progress = createSeedProgress();
  const sync = await openSync(world, { host: '127.0.0.1', port: 0 }, (step) => progress.update(step), resources);
  await sync.seeded;
  seeded = true;
  progress.finish();
  sandbox?.start(sync.receiverUrl);
  console.log(
    bannerOf({
      url: gateway.url,
      store: world.database.description,
      cache: config.redisUrl === null ? 'in this process' : 'in this process over Redis',
      sources: sandbox?.description ?? world.adapters.map(({ system }) => system).join(', '),
      sandbox: sandbox?.addresses ?? null,
      webhooks: `${sync.receiverUrl}/webhooks/SYSTEM`,
      access: gateway.access,
      sku: sku || null,
      salesOrder: salesOrder || null,
      logFile: logFile.file,
    }),
  );
});

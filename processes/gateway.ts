// The gateway: `npm run gateway`. With `--supergraph FILE` it stands alone over whatever subgraph URLs the file names, on
// loopback, and needs nothing else; limits, costs, sharing, metrics and how subgraphs are asked are
// settings all the same. Without, it serves our own graph: subgraphs over HTTP, subscriptions from the event log, callers
// by the configured authentication. Another supergraph in the file is served without a restart (on SIGHUP at
// once). On SIGTERM it says that it is not ready, finishes what was begun and ends with exit code 0; a mistake in what it
// was given ends it with a sentence and exit code 1.
import { startGateway } from '@distribution/gateway/start-gateway';
import { ANY_NAME } from '@distribution/platform/config/config';
import { loadConfig } from '@distribution/platform/config/read-config';
import { createLog } from '@distribution/platform/log/log';
import { createAssertions } from '@distribution/platform/principal/assertion';
import { createMetrics } from '@distribution/platform/telemetry/metrics';
import { prepareDataFolder } from './data-folder.ts';
import { explorerTabs } from './explorer-tabs.ts';
import { readGatewayFlags } from './gateway-flags.ts';
import { configuredUrls, gatewaySettingsOf, withSubgraphSettings } from './gateway-settings.ts';
import { followSupergraphFile } from './follow-supergraph-file.ts';
import { readKnownOperations } from './known-operations.ts';
import { openGateway, SUPERGRAPH_FILE } from './open-gateway.ts';
import { standaloneBanner } from './standalone-banner.ts';
import { runProcess } from './run-process.ts';
import { readSettings } from './settings.ts';
import { assertionSecretOf, openWorld } from './world.ts';

runProcess(async (resources) => {
  const flags = readGatewayFlags(process.argv.slice(2));
  if (flags.supergraph !== null) {
    const { supergraph: supergraphFile, operations, host, port, noticeMs } = flags;
    const logger = createLog({ level: 'info', name: 'gateway' });
    const warmOperations = await readKnownOperations(operations);
    const config = loadConfig(ANY_NAME);
    const metrics = config.metrics ? createMetrics({ process: 'gateway', processMetrics: true }) : null;
    const start = () =>
      startGateway({
        ...gatewaySettingsOf(config),
        upstreams: withSubgraphSettings(config, configuredUrls(config)),
        ...{ supergraphFile, host, port, logger, metrics, warmOperations, lifecycle: { noticeMs } },
      });
    const gateway = await resources.open('gateway', start, (it) => it.close());
    followSupergraphFile(gateway, supergraphFile, logger, resources);
    console.log(standaloneBanner(gateway.url, gateway.engine.supergraph.subgraphs, config));
    return;
  }
  const config = readSettings(['port', 'host']);
  prepareDataFolder(config.dataDir);
  const world = await openWorld({ name: 'gateway' }, config, [], resources);
  const assertions = createAssertions(await assertionSecretOf(world), world.clock);
  const { gateway, url, access } = await openGateway(
    world,
    { upstreams: configuredUrls(config), assertions },
    { isSeeded: () => true, explorer: { title: 'Distribution graph', tabs: explorerTabs('', '') } },
    resources,
  );
  followSupergraphFile(gateway, SUPERGRAPH_FILE, world.log, resources);
  world.log.info({ url: `${url}/graphql`, access }, 'the graph is up');
});

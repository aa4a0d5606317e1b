// The gateway: `npm run gateway`. With `--supergraph FILE` it stands alone over whatever subgraph URLs the file names, on
// loopback, and needs nothing else. Without, it serves our own graph: subgraphs over HTTP, subscriptions from the event
// log, callers by the configured authentication. A mistake in what it was given ends it with a sentence and exit code 1.
import { startGateway } from '@distribution/gateway/start-gateway';
import { createLog } from '@distribution/platform/log/log';
import { createAssertions } from '@distribution/platform/principal/assertion';
import { prepareDataFolder } from './data-folder.ts';
import { explorerTabs } from './explorer-tabs.ts';
import { readGatewayFlags } from './gateway-flags.ts';
import { openGateway } from './open-gateway.ts';
import { runProcess } from './run-process.ts';
import { readSettings } from './settings.ts';
import { assertionSecretOf, openWorld } from './world.ts';

runProcess(async (resources) => {
  const flags = readGatewayFlags(process.argv.slice(2));
  if (flags.supergraph !== null) {
    const { supergraph: supergraphFile, host, port } = flags;
    const logger = createLog({ level: 'info', name: 'gateway' });
    const start = () => startGateway({ supergraphFile, host, port, logger });
    const gateway = await resources.open('gateway', start, (it) => it.close());
    const subgraphs = gateway.engine.supergraph.subgraphs.map(({ name, url }) => `${name} (${url})`).join(', ');
    console.log(`Graph at ${gateway.url}/graphql over ${subgraphs}.`);
    console.log('No authentication is configured: callers without a token are served on loopback only.');
    return;
  }
  const config = readSettings(['port', 'host']);
  prepareDataFolder(config.dataDir);
  const world = await openWorld({ name: 'gateway' }, config, [], resources);
  const assertions = createAssertions(await assertionSecretOf(world), world.clock);
  const gateway = await openGateway(
    world,
    { upstreams: (name) => config.subgraphUrls[name] ?? null, assertions },
    { isSeeded: () => true, explorer: { title: 'Distribution graph', tabs: explorerTabs('', '') } },
    resources,
  );
  world.log.info({ url: `${gateway.url}/graphql`, access: gateway.access }, 'the graph is up');
});

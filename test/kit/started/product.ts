// The whole product in one process, as `npm start` wires it, that takes webhooks at a port of one's choice. In: settings of
// the environment, and the port (0: any). Out: a line with both addresses, once every flow has been read.
import { openGateway, reachInProcess } from '@distribution/processes/open-gateway';
import { openSync } from '@distribution/processes/open-sync';
import { runProcess } from '@distribution/processes/run-process';
import { readSettings } from '@distribution/processes/settings';
import { openWorld, subgraphServicesOf } from '@distribution/processes/world';
import { createSubgraphs } from '@distribution/subgraphs/create-subgraphs';

runProcess(async (resources) => {
  const config = readSettings([], []);
  const quiet = { name: 'product', logTo: { write: () => undefined }, distributesEvents: true };
  const world = await openWorld(quiet, config, Object.values(config.systems), resources);
  const reach = reachInProcess(createSubgraphs(subgraphServicesOf(world)));
  const gateway = await openGateway(world, reach, { isSeeded: () => true, explorer: null }, resources);
  const sync = await openSync(world, { host: '127.0.0.1', port: Number(process.argv[2] ?? 0) }, null, resources);
  await sync.seeded;
  console.log(`Graph at ${gateway.url}, webhooks at ${sync.receiverUrl}.`);
});

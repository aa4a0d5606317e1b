// A gateway as `npm run gateway` opens it on our own graph, but over the supergraph file of the drill: the store's log, the
// configured authentication, Redis where REDIS_URL is set, another supergraph whenever the file holds one.
import { readFileSync } from 'node:fs';
import { createGateway } from '@distribution/gateway/gateway';
import { openAccess } from '@distribution/processes/access';
import { followSupergraphFile } from '@distribution/processes/follow-supergraph-file';
import { runProcess } from '@distribution/processes/run-process';
import { readSettings } from '@distribution/processes/settings';
import { openWorld } from '@distribution/processes/world';

const [file = ''] = process.argv.slice(2);

runProcess(async (resources) => {
  const config = readSettings([], []);
  const world = await openWorld({ name: 'gateway' }, config, [], resources);
  const { eventLog, cursors, log, metrics, clock, revocations } = world;
  const { authentication } = await openAccess(config, revocations, clock);
  const gateway = createGateway({
    supergraphSdl: readFileSync(file, 'utf8'),
    authentication,
    events: { log: eventLog, cursors },
    lifecycle: { drainMs: 2_000 },
    logger: log,
    metrics,
  });
  resources.own('gateway', () => gateway.close());
  const url = await gateway.listen(config);
  followSupergraphFile(gateway, file, log, resources);
  console.log(`Graph at ${url}`);
});

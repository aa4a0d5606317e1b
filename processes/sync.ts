// Sync alone: `node processes/run.mjs sync`. In: the configured systems, polled and by webhook at POST /webhooks/:system.
// Out: projections and events in the store. Any number may run; a lease lets one at a time work on a flow.
import { AppError } from '@distribution/platform/errors/app-error';
import { prepareDataFolder } from './data-folder.ts';
import { openSync } from './open-sync.ts';
import { runProcess } from './run-process.ts';
import { readSettings } from './settings.ts';
import { openWorld } from './world.ts';

runProcess(async (resources) => {
  const config = readSettings(['port', 'host']);
  const connections = Object.values(config.systems);
  if (connections.length === 0) {
    throw new AppError('CONFIG_INVALID', 'No outside system is configured, so there is nothing to keep in sync.', {
      nextStep:
        'Set SYSTEM_ERP_ADAPTER and SYSTEM_ERP_URL (docs/configuration.md), or use `npm start` for the sandbox.',
    });
  }
  prepareDataFolder(config.dataDir);
  const world = await openWorld({ name: 'sync', distributesEvents: true }, config, connections, resources);
  const sync = await openSync(world, config, null, resources);
  world.log.info({ receiver: `${sync.receiverUrl}/webhooks`, flows: sync.flows.length }, 'sync is up');
  await sync.seeded;
  world.log.info({}, 'every flow has been read once');
});

// Development tokens: `npm run token -- --role analyst --regions SE` prints one, signed with the key in DATA_DIR;
// `npm run token -- --revoke SUBJECT` ends every token of a subject at once, in all processes on the same store.
import { randomUUID } from 'node:crypto';
import { issueDevelopmentToken } from '@distribution/platform/principal/development-token';
import { systemClock } from '@distribution/platform/clock/clock';
import { openStore } from '@distribution/prisma/store/open-store';
import { prepareDataFolder } from './data-folder.ts';
import { openDatabase } from './open-database.ts';
import { runProcess } from './run-process.ts';
import { readSettings } from './settings.ts';
import { readTokenFlags } from './token-flags.ts';

runProcess(async (resources) => {
  const flags = readTokenFlags(process.argv.slice(2));
  const config = readSettings([], []);
  prepareDataFolder(config.dataDir);
  if (flags.kind === 'ISSUE') {
    console.log(await issueDevelopmentToken(config.dataDir, flags.claims, systemClock));
  } else {
    const { url } = await openDatabase(config, false, resources, console.error);
    const open = () => openStore({ databaseUrl: url });
    const store = await resources.open('store', open, (it) => it.close());
    const target = { subject: flags.subject, tokenId: null, reason: null };
    const { revokedAt } = await store.revocations.revoke(target, `token-${randomUUID()}`);
    console.log(`Every token of ${flags.subject} issued until ${revokedAt} is refused from now on.`);
  }
  await resources.close();
});

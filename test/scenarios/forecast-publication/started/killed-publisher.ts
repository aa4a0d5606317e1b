// A process of its own that publishes the version V2 and kills itself while its n-th statement is under way.
import { openStore } from '@distribution/prisma/store/open-store';
import { publishForecast } from '@distribution/sync/publication/publish-forecast';
import pg from 'pg';
import { toolsOf, version } from '../stand.ts';

const { PUBLISH_URL = '', PUBLISH_KILL_AT = '0' } = process.env; // a script of its own, told by its parent
const store = await openStore({ databaseUrl: PUBLISH_URL });
let statements = 0;
const query = pg.Client.prototype.query;
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  const answer: unknown = Reflect.apply(query, this, args);
  statements += 1;
  // The statement has been handed to the connection; whether it gets through is the operating system's to say.
  if (statements === Number(PUBLISH_KILL_AT)) setImmediate(() => process.kill(process.pid, 'SIGKILL'));
  return answer;
} as typeof query; // the same arguments and answer
await publishForecast(
  version('V2'),
  { requestedBy: 'test', correlationId: 'c' },
  toolsOf(store, null),
  new AbortController().signal,
);
await store.close();

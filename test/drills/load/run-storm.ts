// Webhooks come in far faster than they can be applied. The queue stays bounded, senders are told when to come again,
// memory stays flat; what was acknowledged is applied once, and what was refused is taken when it is sent again.
import { setTimeout as pause } from 'node:timers/promises';
import { signWebhook } from '@distribution/platform/outbound/webhook-signature';
import { createResources } from '@distribution/platform/resources/resources';
import { openSandboxServers } from '@distribution/sandbox/servers/servers';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';
import { findFreePort, spawnProcess } from '../../kit/spawn-process.ts';
import { ask } from '../sync/judge-sync.ts';
import { openOwnDatabase } from './own-database.ts';
import { watchMemory } from './resident-memory.ts';

export interface StormOptions {
  readonly seconds: number;
  /** Requests under way at once. */
  readonly senders: number;
  readonly maxPending: number;
  /** Most by which memory may have grown, as a factor; only a long run is told by its memory. */
  readonly memoryLimit: number | null;
}

export interface StormReport {
  readonly offered: number;
  readonly acknowledged: number;
  readonly toldToRetry: number;
  /** Applied while the storm lasted. */
  readonly applied: number;
  readonly mostPending: number;
  readonly earlyMiB: number;
  readonly lateMiB: number;
  readonly broken: readonly string[];
}

const SECRET = 'the webhooks of a storm drill';
const MIB = 1024 * 1024;
/** What one process may let in beside the limit: the places of its gate. */
const UNDER_WAY = 256;

/** Runs it on a database and servers of its own. */
export const runStorm = async (
  { seconds, senders, maxPending, memoryLimit }: StormOptions,
  tell: (line: string) => void,
): Promise<StormReport> => {
  const resources = createResources();
  try {
    const database = await openOwnDatabase(resources);
    const world = createTinyWorld();
    const servers = await resources.open(
      'servers',
      () => openSandboxServers({ world, webhookRetryDelaysMs: [100], noticeIntervalMs: 100 }),
      (it) => it.close(),
    );
    const { folder } = database;
    const port = await findFreePort();
    const connection = (name: 'ERP' | 'WMS', adapter: string) => ({
      [`SYSTEM_${name}_ADAPTER`]: adapter,
      [`SYSTEM_${name}_URL`]: servers[name === 'ERP' ? 'erp' : 'wms'].url,
      [`SYSTEM_${name}_USERNAME`]: servers.credentials.username,
      [`SYSTEM_${name}_PASSWORD`]: servers.credentials.password,
      [`SYSTEM_${name}_WEBHOOK_SECRET`]: SECRET,
    });
    const sync = spawnProcess(['sync'], {
      ...connection('ERP', 'odata'),
      ...connection('WMS', 'wms-rest'),
      DATA_DIR: folder,
      DATABASE_URL: database.url,
      PORT: String(port),
      WEBHOOK_MAX_PENDING: String(maxPending),
    });
    resources.own('sync', async () => void (await sync.end('SIGKILL')));
    await sync.waitFor(/every flow has been read once/);
    const count = async (statement: string): Promise<number> =>
      Number((await ask(database.url, statement))[0]?.[0] ?? 0);
    const appliedOf = () => count(`SELECT count(*) FROM inventory_movement WHERE reason = 'STORM'`);

    const [stock] = world.tables.Stock.live();
    if (stock === undefined) throw new Error('the world has no stock');
    const { ItemNo, SiteNo } = stock.record;
    const send = async (id: string): Promise<number> => {
      const time = new Date().toISOString();
      const data = {
        ...{
          MovementId: id,
          Item: ItemNo,
          Site: SiteNo,
          Type: 'ADJ',
          Qty: '1',
          Reason: 'STORM',
          Lot: null,
          DocRef: null,
        },
        ...{ Uom: world.tables.Items.get(ItemNo)?.BaseUom ?? null, EventTime: time, RowVersion: 1_000_000_000 },
        ...{ Deleted: false, Owner: world.tables.Sites.get(SiteNo)?.CompanyNo ?? null },
      };
      const body = JSON.stringify({
        specversion: '1.0',
        id,
        source: '/wms',
        type: 'wms.movement.recorded',
        time,
        data,
      });
      const timestampSeconds = Math.floor(Date.now() / 1_000);
      const response = await fetch(`http://127.0.0.1:${port}/webhooks/wms`, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(timestampSeconds),
          'webhook-signature': signWebhook(SECRET, { id, timestampSeconds, body }),
        },
      });
      const answer = (await response.json()) as { error?: { code: string } }; // the form of every refusal
      if (
        response.status === 429 &&
        (answer.error?.code !== 'RETRY_LATER' || response.headers.get('retry-after') === null)
      )
        throw new Error(`429 without RETRY_LATER or Retry-After: ${JSON.stringify(answer)}`);
      if (response.status !== 202 && response.status !== 429)
        throw new Error(`${response.status} ${JSON.stringify(answer)}`);
      return response.status;
    };

    const broken: string[] = [];
    const acknowledged: string[] = [];
    const refused: string[] = [];
    let [offered, toldToRetry, mostPending] = [0, 0, 0];
    const watch = watchMemory(sync.pid, 100);
    const until = Date.now() + seconds * 1_000;
    const looking = (async () => {
      while (Date.now() < until) {
        mostPending = Math.max(mostPending, await count(`SELECT count(*) FROM delivery WHERE status = 'PENDING'`));
        await pause(200);
      }
    })();
    await Promise.all(
      Array.from({ length: senders }, async () => {
        while (Date.now() < until) {
          offered += 1;
          const id = `STORM-${offered}`;
          const status = await send(id);
          (status === 202 ? acknowledged : refused).push(id);
          if (status === 429) toldToRetry += 1;
        }
      }),
    );
    await looking;
    const applied = await appliedOf();
    const memory = watch.stop();
    tell(
      `${offered} offered, ${acknowledged.length} acknowledged, ${toldToRetry} told to come again, ${applied} applied`,
    );
    if (toldToRetry === 0) broken.push('nobody was told to come again: the storm was none');
    if (mostPending > maxPending + UNDER_WAY) broken.push(`${mostPending} deliveries waited, ${maxPending} may`);
    // A sender that obeys: some of the refused come again, and again, until they are taken.
    for (const id of refused.slice(0, 200)) {
      while ((await send(id)) === 429) await pause(500);
      acknowledged.push(id);
    }
    const giveUpAt = Date.now() + 300_000;
    while ((await appliedOf()) < acknowledged.length && Date.now() < giveUpAt) await pause(250);
    const found = await ask(database.url, `SELECT number FROM inventory_movement WHERE reason = 'STORM'`);
    const numbers = new Set(found.map(([number]) => number));
    const lost = acknowledged.filter((id) => !numbers.has(id));
    if (lost.length > 0 || found.length !== acknowledged.length)
      broken.push(`${lost.length} lost; ${found.length} in the ledger, ${acknowledged.length} acknowledged`);
    const third = Math.max(1, Math.floor(memory.length / 3));
    const early = Math.max(...memory.slice(0, third));
    const late = Math.max(...memory.slice(-third));
    if (memoryLimit !== null && late > early * memoryLimit) broken.push(`memory grew from ${early} to ${late} bytes`);
    return {
      ...{ offered, acknowledged: acknowledged.length, toldToRetry, applied, mostPending, broken },
      earlyMiB: Math.round(early / MIB),
      lateMiB: Math.round(late / MIB),
    };
  } finally {
    await resources.close();
  }
};

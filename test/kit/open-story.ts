import { createResources } from '@distribution/platform/resources/resources';
import type { SystemConnection } from '@distribution/processes/open-adapters';
import { openSandboxServers, type SandboxServers, SYSTEMS } from '@distribution/sandbox/servers/servers';
import type { MutableWorld } from '@distribution/sandbox/world/create-world';
import { openProductBefore, type Product } from './open-product.ts';
import { openTestDatabase } from './open-test-database.ts';

/** The whole product before an outside world of the test's own, which it changes as the story goes. */
export interface Story {
  readonly world: MutableWorld;
  readonly servers: SandboxServers;
  /** As it runs now. */
  readonly product: Product;
  /** Stops the product, lets something happen while nothing of it runs, and opens it again on the same database. */
  restart(meanwhile: () => void): Promise<void>;
  close(): Promise<void>;
}

const SECRET = 'the webhooks of a story';
const ADAPTER_OF = { erp: 'odata', wms: 'wms-rest', planning: 'planning-rest' } as const;

/** Opens it and waits until every flow has been read once; from then on the systems push their changes. */
export const openStory = async (world: MutableWorld, env: Readonly<Record<string, string>> = {}): Promise<Story> => {
  const resources = createResources();
  try {
    const servers = await resources.open(
      'servers',
      () => openSandboxServers({ world, webhookRetryDelaysMs: [20, 50], noticeIntervalMs: 20 }),
      (it) => it.close(),
    );
    const connections = SYSTEMS.map((system): SystemConnection => ({
      adapter: ADAPTER_OF[system],
      settings: {
        system,
        baseUrl: servers[system].url,
        credentials: { kind: 'BASIC', ...servers.credentials },
        webhookSecret: SECRET,
      },
    }));
    const database = await resources.open(
      'database',
      () => openTestDatabase(),
      (it) => it.close(),
    );
    const open = async (): Promise<Product> => {
      const opened = await openProductBefore(connections, env, database.url);
      for (const system of SYSTEMS)
        servers.subscribe(system, { url: `${opened.receiverUrl}/webhooks/${system}`, secret: SECRET, types: [] });
      return opened;
    };
    let product = await open();
    resources.own('product', () => product.close());
    const restart = async (meanwhile: () => void): Promise<void> => {
      await product.close();
      meanwhile();
      product = await open();
    };
    return {
      world,
      servers,
      get product() {
        return product;
      },
      restart,
      close: () => resources.close(),
    };
  } catch (error) {
    await resources.close();
    throw error;
  }
};

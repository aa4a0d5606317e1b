// The stand-in for the outside world, opened as one thing: a world (made or from files), its life, and three servers in
// front of it. In: where to keep it and where to listen. Out: URLs, credentials and webhooks. Life begins only when
// asked, so that whoever starts the house can read a world that stands still first.
import type { Clock } from '@distribution/platform/clock/clock';
import { type OpenWorldOptions, type OpenedWorld, openWorld } from './open-world.ts';
import { SYSTEMS, type SandboxServers, type ServersOptions, openSandboxServers } from './servers/servers.ts';

/** Signs webhooks of a sandbox that was given no secret of its own: it is no secret, and only loopback may use it. */
export const SANDBOX_WEBHOOK_SECRET = 'sandbox-webhook-secret';

export interface SandboxOptions extends OpenWorldOptions, Pick<ServersOptions, 'host' | 'ports' | 'credentials'> {
  readonly clock: Clock;
  /** `http://host:port/webhooks`: each system's deliveries go to `/<system>` below it; absent: no webhooks yet. */
  readonly webhookBaseUrl?: string;
  readonly webhookSecret?: string;
}

export interface Sandbox {
  readonly world: OpenedWorld['world'];
  readonly loaded: OpenedWorld['loaded'];
  readonly servers: SandboxServers;
  readonly webhookSecret: string;
  /** Sends every system's webhooks below this URL from now on. */
  subscribe(webhookBaseUrl: string): void;
  /** Lets the world run on; does nothing where it stands still. */
  startLife(): void;
  /** Stops life and servers and ends the journal. */
  close(): Promise<void>;
}

/** Opens world and servers; whoever calls closes. Rejects with a sentence that names the file, setting or port. */
export const openSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const opened = await openWorld(options);
  const webhookSecret = options.webhookSecret ?? SANDBOX_WEBHOOK_SECRET;
  let servers: SandboxServers;
  try {
    servers = await openSandboxServers({ ...options, world: opened.world });
  } catch (error) {
    opened.close();
    throw error;
  }
  const subscribe = (webhookBaseUrl: string): void => {
    for (const system of SYSTEMS) {
      servers.subscribe(system, {
        url: `${webhookBaseUrl.replace(/\/$/, '')}/${system}`,
        secret: webhookSecret,
        types: [],
      });
    }
  };
  if (options.webhookBaseUrl !== undefined) subscribe(options.webhookBaseUrl);
  return {
    world: opened.world,
    loaded: opened.loaded,
    servers,
    webhookSecret,
    subscribe,
    startLife: () => opened.life?.start(),
    close: async () => {
      opened.close(); // first, so that nothing changes while the servers go
      await servers.close();
    },
  };
};

import path from 'node:path';
import type { Config } from '@distribution/platform/config/config';
import { AppError } from '@distribution/platform/errors/app-error';
import { systemClock } from '@distribution/platform/clock/clock';
import type { Resources } from '@distribution/platform/resources/resources';
import { describeLoad } from '@distribution/sandbox/data/describe-load';
import { openSandbox } from '@distribution/sandbox/open-sandbox';
import { SYSTEMS } from '@distribution/sandbox/servers/servers';
import type { SystemConnection } from './open-adapters.ts';

/** The stand-in for the outside world in this process. */
export interface ConnectedSandbox {
  readonly connections: readonly SystemConnection[];
  /** What answers the spine, for the banner. */
  readonly examples: { readonly sku: string; readonly salesOrder: string };
  readonly description: string;
  /** Where its servers listen, for the banner. */
  readonly addresses: string;
  /** Calls that each system has counted by itself. */
  callCounts(): Readonly<Record<(typeof SYSTEMS)[number], number>>;
  /** Lets the world run on and pushes its changes to the receiver at this base URL. */
  start(receiverUrl: string): void;
}

const ADAPTER_OF = { erp: 'odata', wms: 'wms-rest', planning: 'planning-rest' } as const;

/**
 * Opens the sandbox on free loopback ports; its world is kept in the data folder. Life begins with `start`.
 * Throws CONFIG_INVALID with the file or setting that keeps it from opening.
 */
export const connectSandbox = async (config: Config, resources: Resources): Promise<ConnectedSandbox> => {
  const { dataDir, sandboxDataDir: dataFolder, sandboxSeed: seed, sandboxAnchorDay: anchorDay } = config;
  const folder = path.join(dataDir, 'sandbox');
  const open = async () =>
    openSandbox({
      clock: systemClock,
      folder,
      dataFolder,
      seed,
      ...(anchorDay === null ? {} : { anchorDay }),
    });
  const sandbox = await resources
    .open('sandbox', open, (it) => it.close())
    .catch((cause: unknown) => {
      const message = cause instanceof Error ? cause.message : String(cause);
      const nextStep =
        dataFolder === null
          ? 'Check the settings the message names.'
          : 'Correct the files the message names; docs/sandbox-data.md has their layout.';
      throw new AppError('CONFIG_INVALID', `The sandbox cannot be opened: ${message}`, { cause, nextStep });
    });
  const { servers, webhookSecret } = sandbox;
  return {
    connections: SYSTEMS.map((system) => ({
      adapter: ADAPTER_OF[system],
      settings: {
        system,
        baseUrl: servers[system].url,
        credentials: { kind: 'BASIC', ...servers.credentials },
        webhookSecret,
      },
    })),
    examples: sandbox.world.examples,
    description:
      sandbox.loaded === null
        ? 'the sandbox, a generated wholesaler that runs on'
        : describeLoad(sandbox.loaded, path.join(folder, 'rejects.csv')),
    addresses: SYSTEMS.map((system) => `${system} ${new URL(servers[system].url).origin}`).join(', '),
    callCounts: () => ({
      erp: servers.erp.calls.counts().total,
      wms: servers.wms.calls.counts().total,
      planning: servers.planning.calls.counts().total,
    }),
    start: (receiverUrl) => {
      sandbox.subscribe(`${receiverUrl}/webhooks`);
      sandbox.startLife();
    },
  };
};

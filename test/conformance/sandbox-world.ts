import { type RunningServer, type SystemName, openSandboxServers } from '@distribution/sandbox/servers/servers';
import type { MutableWorld } from '@distribution/sandbox/world/create-world';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';
import type { ConformanceWorld } from './conformance-subject.ts';

/** What a sandbox world of one system is made of. */
export interface SandboxSystem {
  readonly world: MutableWorld;
  readonly server: RunningServer;
}

/** Opens the tiny world and its servers, as the sample system of an adapter that speaks to one of them. */
export const openSandboxWorld = async (
  system: SystemName,
  describe: (opened: SandboxSystem) => Omit<ConformanceWorld, 'url' | 'settings' | 'secrets' | 'close'>,
): Promise<ConformanceWorld> => {
  const world = createTinyWorld();
  const servers = await openSandboxServers({ world, webhookRetryDelaysMs: [20, 20], noticeIntervalMs: 20 });
  const server = servers[system];
  return {
    url: server.url,
    settings: { credentials: { kind: 'BASIC', ...servers.credentials } },
    secrets: [servers.credentials.password],
    skewClock: async (clockSkewMs) => void server.faults.set({ clockSkewMs }),
    pushTo: async (url, secret) => servers.subscribe(system, { url, secret, types: [] }),
    ...describe({ world, server }),
    close: () => servers.close(),
  };
};

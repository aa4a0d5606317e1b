import type { AdapterDefinition } from '@distribution/model/erp/adapter-definition';
import type { CanonicalChange, ChangePage, SourceCursor } from '@distribution/model/erp/change';
import type { SourceCall } from '@distribution/model/erp/source-call';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import {
  type RunningServer,
  type SandboxServers,
  type SystemName,
  openSandboxServers,
} from '@distribution/sandbox/servers/servers';
import type { MutableWorld } from '@distribution/sandbox/world/create-world';
import { createTinyWorld } from '@distribution/sandbox/world/tiny-world';

export const SECRET = 'contract-webhook-secret';

/** One adapter in front of its own stand-in, over real HTTP. */
export interface Subject {
  readonly world: MutableWorld;
  readonly servers: SandboxServers;
  readonly server: RunningServer;
  readonly adapter: SystemAdapter;
  /** Builds another adapter on the same server, with other settings. */
  connect(settings?: Readonly<Record<string, unknown>>): SystemAdapter;
  close(): Promise<void>;
}

/** What a suite must be told to run against an adapter: the rest it asks of the adapter itself. */
export interface SubjectPlan {
  readonly definition: AdapterDefinition;
  readonly system: SystemName;
  /** Changes one record of the flow. */
  readonly touch: (world: MutableWorld, flow: FlowName) => void;
  /** The flows whose records can be deleted. */
  readonly deletable: readonly FlowName[];
  /** Deletes one record of such a flow and gives its natural key. */
  readonly remove: (world: MutableWorld, flow: FlowName) => readonly string[];
}

/** Opens world, servers and adapter. */
export const openSubject = async (plan: SubjectPlan): Promise<Subject> => {
  const world = createTinyWorld();
  const servers = await openSandboxServers({ world, webhookRetryDelaysMs: [20, 20] });
  const server = servers[plan.system];
  const connected: SystemAdapter[] = [];
  const connect = (settings: Readonly<Record<string, unknown>> = {}): SystemAdapter => {
    const adapter = plan.definition.create(
      {
        baseUrl: server.url,
        credentials: { kind: 'BASIC', ...servers.credentials },
        webhookSecret: SECRET,
        ...settings,
      },
      { now: Date.now, observe: () => undefined, decisions: null },
    );
    connected.push(adapter);
    return adapter;
  };
  return {
    world,
    servers,
    server,
    adapter: connect({ pageSize: 3 }),
    connect,
    close: async () => {
      await Promise.all(connected.map((adapter) => adapter.close()));
      await servers.close();
    },
  };
};

/** A call that may take its time. */
export const patientCall = (): SourceCall => ({
  signal: new AbortController().signal,
  deadlineAt: Date.now() + 30_000,
  correlationId: 'contract',
  lane: 'INTERACTIVE',
});

/** All pages from a cursor to the end. */
export const readToEnd = async (
  adapter: SystemAdapter,
  flow: FlowName,
  cursor: SourceCursor | null = null,
): Promise<{
  readonly pages: readonly ChangePage[];
  readonly changes: readonly CanonicalChange[];
  readonly cursor: SourceCursor;
}> => {
  const pages: ChangePage[] = [];
  for (let at = cursor; ;) {
    const page = await adapter.changes.readChanges(flow, at, patientCall());
    pages.push(page);
    at = page.cursor;
    if (page.complete) return { pages, changes: pages.flatMap(({ changes }) => changes), cursor: at };
  }
};

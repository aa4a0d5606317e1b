import type { ApprovalToken } from '@distribution/model/decision/approval-token';
import type { DecisionPort, ProposedAction } from '@distribution/model/decision/ports';
import type { CanonicalChange, SourceCursor } from '@distribution/model/erp/change';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { parseInstant } from '@distribution/model/time/instant';
import { adapter as definition } from '@distribution/adapters/tryton/adapter';
import { readToEnd } from '../../contract/subject.ts';
import { type RealSlice, type Seeded, readRealSlice, seedTryton } from './seed-tryton.ts';
import { type TrytonRpc, openTrytonRpc } from './tryton-rpc.ts';
import { ADMIN, type TrytonServer, openTrytonServer } from './tryton-server.ts';

/** A filled Tryton, the files it was filled from, and adapters on it. */
export interface TrytonStand {
  readonly server: TrytonServer;
  readonly rpc: TrytonRpc;
  readonly slice: RealSlice;
  readonly seeded: Seeded;
  /** Builds an adapter, with other settings perhaps. */
  connect(settings?: Readonly<Record<string, unknown>>): SystemAdapter;
  /** All pages of a flow from a cursor on. */
  readAll(flow: FlowName, cursor?: SourceCursor | null, adapter?: SystemAdapter): ReturnType<typeof readToEnd>;
  /** Closes the adapters that were built. */
  closeAdapters(): Promise<void>;
  close(): Promise<void>;
}

type RecordOf<K extends CanonicalChange['of']> = Extract<CanonicalChange, { of: K; operation: 'UPSERT' }>['record'];

/** The records of one kind among changes. */
export const recordsOf = <K extends CanonicalChange['of']>(changes: readonly CanonicalChange[], of: K): RecordOf<K>[] =>
  changes.flatMap((change) =>
    change.of === of && change.operation === 'UPSERT'
      ? [change.record as RecordOf<K>] // narrowed by the test before
      : [],
  );

/** The token that approves exactly this action. */
export const approvalOf = (action: ProposedAction): ApprovalToken => JSON.stringify(action) as ApprovalToken; // what the stand-in engine signs
/** Approves exactly the action whose text the token is. */
const decisions: Pick<DecisionPort, 'verifyApproval'> = {
  verifyApproval: async (action, given) => {
    const at = parseInstant('2026-03-02T08:00:00Z');
    return given === approvalOf(action) ? { actionHash: '', approvedBy: 'mira', approvedAt: at, expiresAt: at } : null;
  },
};

/** Starts Tryton and fills it with the first orders of the real files. */
export const openTrytonStand = async (adminUrl: string, realData: string): Promise<TrytonStand> => {
  const server = await openTrytonServer(adminUrl);
  const fill = async () => {
    const rpc = await openTrytonRpc(server);
    const slice = await readRealSlice(realData, 16, 24);
    return { rpc, slice, seeded: await seedTryton(rpc, slice) };
  };
  const filled = await fill().catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  const opened: SystemAdapter[] = [];
  const closeAdapters = async (): Promise<void> => {
    await Promise.all(opened.splice(0).map((made) => made.close()));
  };
  const connect: TrytonStand['connect'] = (settings = {}) => {
    const made = definition.create(
      {
        baseUrl: server.url,
        database: server.database,
        credentials: { kind: 'BASIC', ...ADMIN },
        legalEntity: 'US01',
        site: { region: { code: 'ALL', name: 'All regions' }, timeZone: 'UTC', countryCode: 'US' },
        supplierCategory: 'Supplier',
        customerCategory: 'Customer',
        pageSize: 7,
        ...settings,
      },
      { now: Date.now, observe: () => undefined, decisions },
    );
    opened.push(made);
    return made;
  };
  return {
    ...filled,
    server,
    connect,
    readAll: (flow, cursor = null, adapter = connect()) => readToEnd(adapter, flow, cursor),
    closeAdapters,
    close: async () => {
      await closeAdapters();
      await server.close();
    },
  };
};

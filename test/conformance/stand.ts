import type { ApprovalToken } from '@distribution/model/decision/approval-token';
import type { ProposedAction } from '@distribution/model/decision/ports';
import type { AdapterHost, SystemCall } from '@distribution/model/erp/adapter-definition';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { parseInstant } from '@distribution/model/time/instant';
import type { ConformanceSubject, ConformanceWorld, Knobs } from './conformance-subject.ts';
import { type FaultyLine, openFaultyLine } from './line/faulty-line.ts';

/** Signs what a world pushes. */
export const WEBHOOK_SECRET = 'conformance-webhook-secret';

/** What one rule is checked on: a world of its own, the line to it, and as many adapters as it likes. */
export interface Stand {
  readonly world: ConformanceWorld;
  readonly line: FaultyLine;
  readonly lacks: ConformanceSubject['lacks'];
  /** What the adapters told of their calls. */
  readonly observed: readonly SystemCall[];
  /** Builds an adapter on the line; the stand closes it. */
  connect(knobs?: Omit<Knobs, 'baseUrl'>, host?: Partial<AdapterHost>): SystemAdapter;
  close(): Promise<void>;
}

/** What rules about nothing but reading are checked on. */
export type ReadingStand = Pick<Stand, 'connect'>;

/** The token that approves exactly this action, as the stand's decision engine signs it. */
export const approvalOf = (action: ProposedAction): ApprovalToken => JSON.stringify(action) as ApprovalToken; // only the stand reads it

/** A decision engine that approves what {@link approvalOf} signed. */
export const decisions: AdapterHost['decisions'] = {
  verifyApproval: async (action, token) => {
    const at = parseInstant('2026-01-01T00:00:00Z');
    return token === approvalOf(action)
      ? { actionHash: '', approvedBy: 'conformance', approvedAt: at, expiresAt: at }
      : null;
  },
};

const byUsualNames = ({ keysPerRead, ...knobs }: Knobs): Readonly<Record<string, unknown>> => ({
  ...knobs,
  ...(keysPerRead === undefined ? {} : { maxKeysPerRead: keysPerRead }),
});

/** Puts the line in front of an open world, and owns both from then on. */
export const openStand = async (subject: ConformanceSubject, world: ConformanceWorld): Promise<Stand> => {
  const line = await openFaultyLine(world.url).catch(async (error: unknown) => {
    await world.close();
    throw error;
  });
  const connected: SystemAdapter[] = [];
  const observed: SystemCall[] = [];
  return {
    world,
    line,
    lacks: subject.lacks,
    observed,
    connect: (knobs = {}, host = {}) => {
      const settings = {
        ...world.settings,
        ...(subject.settingsOf ?? byUsualNames)({ ...knobs, baseUrl: line.url }),
      };
      const adapter = subject.definition.create(settings, {
        now: Date.now,
        observe: (call) => observed.push(call),
        decisions,
        ...host,
      });
      connected.push(adapter);
      return adapter;
    },
    close: async () => {
      await Promise.allSettled(connected.map((adapter) => adapter.close()));
      await line.close();
      await world.close();
    },
  };
};

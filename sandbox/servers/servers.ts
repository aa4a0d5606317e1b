// The stand-in servers: an ERP (OData V4), a warehouse system and a planning platform (REST), over one World.
// In: HTTP with Basic or bearer credentials; faults by `faults` here or `PUT /_faults` on each server. Out: answers,
// and signed webhooks to whoever subscribed. Each server stands alone: one that is down leaves the others as they are.
import type { AddressInfo } from 'node:net';
import type { World } from '../world/world.ts';
import { startChangeNotices } from './erp/change-notices.ts';
import { ERP_ROOT, type ErpServer, createErpServer } from './erp/erp-server.ts';
import { Faults } from './faults.ts';
import type { Credentials, StandIn, StandInOptions } from './http-server.ts';
import { PLANNING_ROOT, createPlanningServer } from './planning/planning-server.ts';
import { DEFAULT_QUOTA, type QuotaOptions } from './quota.ts';
import { type Subscription, WebhookSender } from './webhook-sender.ts';
import { WMS_ROOT, createWmsServer } from './wms/wms-server.ts';

export const SYSTEMS = ['erp', 'wms', 'planning'] as const;
export type SystemName = (typeof SYSTEMS)[number];

/** A password for machines that only answer on loopback. */
export const SANDBOX_CREDENTIALS: Credentials = { username: 'sandbox', password: 'sandbox-password' };

export interface ServersOptions {
  readonly world: World;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** 0 or absent: any free port. */
  readonly ports?: Partial<Readonly<Record<SystemName, number>>>;
  readonly credentials?: Credentials;
  readonly quotas?: Partial<Readonly<Record<SystemName, QuotaOptions>>>;
  readonly subscriptions?: Partial<Readonly<Record<SystemName, Subscription>>>;
  /** Waits between webhook attempts, in milliseconds. */
  readonly webhookRetryDelaysMs?: readonly number[];
  /** Called with the id of a webhook whenever its subscriber says that it is taken. */
  readonly onWebhookTaken?: (system: SystemName, id: string) => void;
  /** Changes of one ERP set are told at most this often; default 250 ms. */
  readonly noticeIntervalMs?: number;
}

/** One running server as its neighbours see it. */
export type RunningServer<S extends StandIn = StandIn> = S & {
  /** Where its service begins, e.g. `http://127.0.0.1:40123/odata/v4`. */
  readonly url: string;
  /** Where `/_faults`, `/_calls` and `/_webhooks` are. */
  readonly controlUrl: string;
  readonly webhooks: WebhookSender;
};
export interface SandboxServers {
  readonly erp: RunningServer<ErpServer>;
  readonly wms: RunningServer;
  readonly planning: RunningServer;
  readonly credentials: Credentials;
  readonly faults: Readonly<Record<SystemName, Faults>>;
  subscribe(system: SystemName, subscription: Subscription): void;
  close(): Promise<void>;
}

/** Starts the three servers; whoever calls closes. A taken port rejects with the port in the message. */
export const openSandboxServers = async (options: ServersOptions): Promise<SandboxServers> => {
  const { world } = options;
  const host = options.host ?? '127.0.0.1';
  const credentials = options.credentials ?? SANDBOX_CREDENTIALS;
  const now = (): number => Date.parse(world.clock.now());
  const opened: (() => Promise<unknown>)[] = [];

  const open = async <S extends StandIn>(
    name: SystemName,
    root: string,
    create: (world: World, standIn: StandInOptions) => S,
  ): Promise<RunningServer<S>> => {
    const faults = new Faults();
    const webhooks = new WebhookSender({
      faults,
      now: () => now() + faults.settings.clockSkewMs,
      onTaken: (id) => options.onWebhookTaken?.(name, id),
      ...(options.webhookRetryDelaysMs === undefined ? {} : { retryDelaysMs: options.webhookRetryDelaysMs }),
    });
    const subscription = options.subscriptions?.[name];
    if (subscription !== undefined) webhooks.subscribe(subscription);
    const server = create(world, {
      credentials,
      quota: options.quotas?.[name] ?? DEFAULT_QUOTA,
      now,
      webhooks,
      faults,
    });
    opened.push(async () => {
      await webhooks.close();
      await server.app.close();
    });
    await server.app.listen({ host, port: options.ports?.[name] ?? 0 });
    const { port } = server.app.server.address() as AddressInfo; // it listens on a TCP port
    const controlUrl = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    return { ...server, url: `${controlUrl}${root}`, controlUrl, webhooks };
  };
  const close = async (): Promise<void> => {
    const results = await Promise.allSettled(opened.splice(0).map((closer) => closer()));
    const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    if (errors.length > 0) throw new AggregateError(errors, 'the sandbox did not close cleanly');
  };

  try {
    const erp = await open('erp', ERP_ROOT, createErpServer);
    const stopNotices = startChangeNotices(
      world,
      erp.webhooks,
      () => new Date(erp.now()).toISOString(),
      options.noticeIntervalMs ?? 250,
    );
    opened.push(async () => stopNotices());
    const wms = await open('wms', WMS_ROOT, createWmsServer);
    const planning = await open('planning', PLANNING_ROOT, createPlanningServer);
    const running = { erp, wms, planning };
    return {
      ...running,
      credentials,
      faults: { erp: erp.faults, wms: wms.faults, planning: planning.faults },
      subscribe: (system, subscription) => void running[system].webhooks.subscribe(subscription),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

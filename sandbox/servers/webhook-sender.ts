import { setTimeout as sleep } from 'node:timers/promises';
import { signWebhook } from '@distribution/platform/outbound/webhook-signature';
import { openDeadline } from '@distribution/platform/request/deadline';
import { z } from 'zod';
import { createRate, type Faults } from './faults.ts';

/** Where deliveries go, and the secret they are signed with; the shape of `PUT /_webhooks`. */
export const subscriptionSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  secret: z.string().min(16),
  /** Types wanted, e.g. `wms.movement.recorded`; all when empty. */
  types: z.array(z.string()).default([]),
});
export type Subscription = z.infer<typeof subscriptionSchema>;

/** One thing told to subscribers, in the shape of a CloudEvent: `id` is the same in every attempt and every duplicate. */
export interface Notification {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly data: unknown;
}

/** How the sender of webhooks behaves. */
export interface WebhookSenderOptions {
  readonly faults: Faults;
  /** Epoch milliseconds of the sending server's clock. */
  readonly now: () => number;
  /** Waits between attempts, in milliseconds; after the last the delivery is given up. */
  readonly retryDelaysMs?: readonly number[];
  /** Deliveries held per subscriber; beyond it the oldest are given up (subscribers poll as well). */
  readonly queueLimit?: number;
  /** Called with the id of a notification whenever a subscriber says that it is taken. */
  readonly onTaken?: (id: string) => void;
}

const DEFAULT_RETRY_DELAYS = [200, 1000, 3000, 10_000, 30_000];
const ATTEMPT_MS = 10_000;

interface Queue {
  readonly subscription: Subscription;
  readonly waiting: Notification[];
  draining: Promise<void> | null;
}

/** Sends notifications at least once, signed by the Standard Webhooks convention, one after the other per subscriber. */
export class WebhookSender {
  readonly #options: Required<WebhookSenderOptions>;
  readonly #queues = new Map<string, Queue>();
  readonly #stopping = new AbortController();
  readonly #duplicating = createRate();
  readonly #dropping = createRate();
  #givenUp = 0;

  constructor(options: WebhookSenderOptions) {
    this.#options = { retryDelaysMs: DEFAULT_RETRY_DELAYS, queueLimit: 10_000, onTaken: () => undefined, ...options };
  }

  /** One subscription per URL; the newest wins. */
  subscribe(subscription: Subscription): { readonly url: string } {
    const previous = this.#queues.get(subscription.url);
    this.#queues.set(subscription.url, { subscription, waiting: previous?.waiting.splice(0) ?? [], draining: null });
    return { url: subscription.url };
  }

  unsubscribe(url: string): void {
    this.#queues.delete(url);
  }

  /** URLs and how much waits; never the secrets. */
  list(): {
    readonly subscriptions: readonly { readonly url: string; readonly waiting: number }[];
    readonly givenUp: number;
  } {
    return {
      subscriptions: [...this.#queues].map(([url, queue]) => ({ url, waiting: queue.waiting.length })),
      givenUp: this.#givenUp,
    };
  }

  get hasSubscribers(): boolean {
    return this.#queues.size > 0;
  }

  /** Queues a notification for every subscriber that wants its type; returns at once. */
  notify(notification: Notification): void {
    for (const queue of this.#queues.values()) {
      const { types } = queue.subscription;
      if (types.length > 0 && !types.includes(notification.type)) continue;
      const { webhooks } = this.#options.faults.settings;
      if (this.#dropping(webhooks.dropRate)) continue;
      queue.waiting.push(notification);
      if (this.#duplicating(webhooks.duplicateRate)) queue.waiting.push(notification);
      if (queue.waiting.length > this.#options.queueLimit) {
        queue.waiting.shift();
        this.#givenUp += 1;
      }
      this.#wake(queue);
    }
  }

  /** Waits until nothing is on its way: for tests. */
  async settled(): Promise<void> {
    while ([...this.#queues.values()].some((queue) => queue.draining !== null)) {
      for (const { draining } of [...this.#queues.values()]) await draining;
    }
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await this.settled();
  }

  #wake(queue: Queue): void {
    if (queue.draining !== null || this.#stopping.signal.aborted) return;
    if (queue.waiting.length < this.#options.faults.settings.webhooks.reverseInGroupsOf) return;
    queue.draining = this.#drain(queue).finally(() => {
      queue.draining = null;
      if (queue.waiting.length > 0) this.#wake(queue);
    });
  }

  async #drain(queue: Queue): Promise<void> {
    const { signal } = this.#stopping;
    await Promise.resolve(); // let a burst gather, so that a group can be reversed
    while (queue.waiting.length > 0 && !signal.aborted) {
      const { delayMs, reverseInGroupsOf } = this.#options.faults.settings.webhooks;
      if (queue.waiting.length < reverseInGroupsOf) return;
      if (delayMs > 0) await sleep(delayMs, undefined, { signal }).catch(() => undefined);
      const group = queue.waiting.splice(0, reverseInGroupsOf);
      for (const notification of group.reverse()) await this.#deliver(queue.subscription, notification);
    }
  }

  async #deliver(subscription: Subscription, notification: Notification): Promise<void> {
    const { signal } = this.#stopping;
    const body = JSON.stringify(notification);
    for (const waitMs of [0, ...this.#options.retryDelaysMs]) {
      if (waitMs > 0) await sleep(waitMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      const timestampSeconds = Math.floor(this.#options.now() / 1000);
      const signature = signWebhook(subscription.secret, { id: notification.id, timestampSeconds, body });
      const deadline = openDeadline({ parent: signal, timeoutMs: ATTEMPT_MS });
      try {
        const response = await fetch(subscription.url, {
          method: 'POST',
          headers: {
            'content-type': 'application/cloudevents+json',
            'webhook-id': notification.id,
            'webhook-timestamp': String(timestampSeconds),
            'webhook-signature': signature,
          },
          body,
          signal: deadline.signal,
        });
        await response.arrayBuffer(); // frees the connection
        if (response.ok) this.#options.onTaken(notification.id);
        // 409 and 410 say that sending it again is of no use.
        if (response.ok || response.status === 409 || response.status === 410) return;
      } catch {
        // Unreachable or too slow: the next attempt follows.
      } finally {
        deadline.close();
      }
    }
    this.#givenUp += 1;
  }
}

import type { World } from '../../world/world.ts';
import type { Notification, WebhookSender } from '../webhook-sender.ts';
import { ENTITY_SETS } from './entity-sets.ts';

/** All a notice needs to know of a table. */
interface ChangingTable {
  onChange(listener: (entry: { readonly rowVersion: number }) => void): () => void;
}

/** What a change of a set is called in webhooks: `erp.Stock.changed`. */
export const noticeTypeOf = (setName: string): string => `erp.${setName}.changed`;

/**
 * Tells subscribers that a set changed: at most one notice per set and interval, sent at the end of it, however many
 * rows changed. Returns what stops it.
 */
export const startChangeNotices = (
  world: World,
  sender: WebhookSender,
  instant: () => string,
  intervalMs: number,
): (() => void) => {
  const due = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;
  const send = (): void => {
    timer = null;
    for (const [setName, rowVersion] of due) {
      const told: Notification = {
        specversion: '1.0',
        id: `${setName}-${world.identity}-${rowVersion}`,
        source: '/erp',
        type: noticeTypeOf(setName),
        time: instant(),
        data: { set: setName, rowVersion },
      };
      sender.notify(told);
    }
    due.clear();
  };
  const notice = (name: string, table: ChangingTable): (() => void) =>
    table.onChange(({ rowVersion }) => {
      if (!sender.hasSubscribers) return;
      due.set(name, rowVersion);
      timer ??= setTimeout(send, intervalMs).unref();
    });
  const stops = ENTITY_SETS.map(({ name }) => notice(name, world.tables[name]));
  return () => {
    if (timer !== null) clearTimeout(timer);
    for (const stop of stops) stop();
  };
};

import { KEYED_READS } from '../keyed-reads.ts';
import { type Rule, ensure } from '../rule.ts';
import { type Stand, WEBHOOK_SECRET } from '../stand.ts';

/** An adapter that knows no secret refuses the setting. */
const parsesWebhooks = (connect: Stand['connect']): boolean => {
  try {
    return connect({ webhookSecret: WEBHOOK_SECRET }).parseWebhook !== null;
  } catch {
    return false;
  }
};

const honest: Rule = {
  id: 'declarations.true',
  title: 'lacks what it says it lacks: no capability is declared away that the adapter offers',
  needs: [],
  advice: 'Take the capability out of `lacks` in fixtures/conformance.ts and keep its rules, or stop offering it.',
  check: async ({ connect, lacks }) => {
    const adapter = connect();
    const offers = {
      KEYED_READS: KEYED_READS.some((read) => read.of(adapter) !== null),
      WRITES: adapter.purchasing !== null,
      WEBHOOKS: lacks.WEBHOOKS !== undefined && parsesWebhooks(connect),
      FORECAST_VERSIONS: adapter.changes.flows.includes('forecasts'),
    } as const;
    for (const name of Object.keys(offers) as (keyof typeof offers)[]) {
      ensure(
        !offers[name] || lacks[name] === undefined,
        () => `it is said to lack ${name} ("${lacks[name]}"), and offers it`,
      );
    }
    const empty = Object.entries(lacks).find(([, reason]) => reason.trim().length < 10);
    ensure(empty === undefined, () => `no reason is given for lacking ${empty?.[0]}`);
  },
};

/** What keeps waivers honest. */
export const DECLARATION_RULES: readonly Rule[] = [honest];

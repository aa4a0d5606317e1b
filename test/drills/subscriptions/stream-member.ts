import { setTimeout as pause } from 'node:timers/promises';
import { MemberRecord, requestOf, type Member, type MemberPlan, type MemberWorld } from './member.ts';

const RETRY_MS = 200;

/** The fields of one server-sent event. */
const fieldsOf = (block: string): ReadonlyMap<string, string> =>
  new Map(
    block
      .split('\n')
      .filter((line) => !line.startsWith(':'))
      .map((line): [string, string] => {
        const [name = '', ...rest] = line.split(': ');
        return [name, rest.join(': ')];
      }),
  );

/** A client over server-sent events that reconnects with `Last-Event-ID`, as a browser's EventSource does. */
export const openStreamMember = (plan: MemberPlan, world: MemberWorld): Member => {
  const record = new MemberRecord(plan.cursor);
  let lastEventId = plan.cursor;
  let connection = new AbortController();
  let stalledUntil = 0;
  let closed = false;

  const take = (block: string): void => {
    const fields = fieldsOf(block);
    lastEventId = fields.get('id') ?? lastEventId;
    const data = fields.get('data') ?? '';
    if (fields.get('event') === 'complete') record.ended('COMPLETE');
    if (fields.get('event') === 'next' && data !== '') record.take(JSON.parse(data) as object); // a GraphQL result
  };

  const readOnce = async (): Promise<void> => {
    connection = new AbortController();
    const response = await fetch(`http://127.0.0.1:${world.chance.pick(world.ports)}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: `Bearer ${await world.issueToken(plan)}`,
        'last-event-id': lastEventId,
      },
      body: JSON.stringify(requestOf(plan)),
      signal: connection.signal,
    });
    if (response.status !== 200 || response.body === null) return record.ended(`HTTP_${response.status}`);
    record.connections += 1;
    let text = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      blocks.forEach(take);
      if (stalledUntil > Date.now()) await pause(stalledUntil - Date.now());
    }
  };

  const running = (async () => {
    while (!closed) {
      await readOnce().catch(() => undefined); // broken by the drill: the next goes on behind the last event
      await pause(world.chance.next() * RETRY_MS);
    }
  })();

  return {
    plan,
    record,
    drop: () => connection.abort(),
    stall(forMs) {
      stalledUntil = Date.now() + forMs;
    },
    async close() {
      closed = true;
      connection.abort();
      await running;
    },
  };
};

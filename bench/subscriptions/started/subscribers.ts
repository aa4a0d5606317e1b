// Many subscribers in a process of their own. In: orders as messages from whoever forked it. Out: one answer each.
import { SubscriberSocket } from '../load/subscriber-socket.ts';
import type { SubscribersAnswer, SubscribersOrder } from '../load/subscribers-driver.ts';
import { isRight, STREAM_CASES, type StreamCase } from '../stream-cases.ts';

/** Connections that are opened at a time, and subscribers that look into what they get. */
const AT_ONCE = 50;
const SAMPLING = 20;

let members: SubscriberSocket[] = [];
let streamCase: StreamCase = STREAM_CASES.equal;
let received = 0;
let onNext: () => void = () => undefined;

const answer = (): SubscribersAnswer => ({
  received,
  right: members.every(({ firstPayload }, at) => firstPayload === null || isRight(streamCase, at, firstPayload)),
  latenciesMs: members.flatMap(({ latenciesMs }) => latenciesMs),
});

const open = async ({ port, count, caseId }: Extract<SubscribersOrder, { kind: 'OPEN' }>): Promise<void> => {
  streamCase = STREAM_CASES[caseId];
  const { query } = streamCase;
  const step = Math.max(1, Math.floor(count / SAMPLING));
  for (let from = 0; from < count; from += AT_ONCE) {
    const next = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, at) => {
      const number = from + at;
      return new SubscriberSocket(port, { query, variables: streamCase.variables(number) }, number % step === 0, () => {
        received += 1;
        onNext();
      });
    });
    members.push(...next);
    await Promise.all(next.map(({ subscribed }) => subscribed));
  }
};

const awaitEach = (each: number, withinMs: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const wanted = each * members.length;
    const settle = (): void => {
      if (received < wanted || members.some(({ count }) => count < each)) return;
      clearTimeout(late);
      onNext = () => undefined;
      resolve();
    };
    const late = setTimeout(() => {
      onNext = () => undefined;
      reject(new Error(`${received} of ${wanted} payloads came within ${withinMs} ms`));
    }, withinMs);
    onNext = () => {
      if (received >= wanted) settle();
    };
    settle();
  });

const obey = async (order: SubscribersOrder): Promise<void> => {
  switch (order.kind) {
    case 'OPEN':
      return open(order);
    case 'AWAIT':
      return awaitEach(order.each, order.withinMs);
    case 'RESET':
      received = 0;
      for (const member of members) {
        member.count = 0;
        member.latenciesMs.length = 0;
      }
      return;
    case 'PAUSE':
      return members.forEach((member) => member.pause());
    case 'RESUME':
      return members.forEach((member) => member.resume());
    case 'CLOSE':
      for (const member of members) member.close();
      members = [];
      received = 0;
  }
};

process.on('message', (order: SubscribersOrder) => {
  obey(order).then(
    () => process.send?.({ answer: answer() }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.message : String(error) }),
  );
});
process.once('disconnect', () => process.exit(0));

import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTestClient, cursorAt, cursors, idsOf, logWith, openTestHub } from '../fixtures/open-hub.ts';
import { alertPayload, composeWarehouse, fetchInProcess } from '../fixtures/warehouse-graph.ts';

const IDS =
  'subscription($after: String, $filter: AlertFilter) { alertRaised(after: $after, filter: $filter) { alert { id } } }';
const NAMES = IDS.replace('id }', 'id item { name } }');

it('delivers each event that is wanted once and in order, whoever comes, stalls, goes and comes back, over swaps', async () => {
  const FILTERS = [null, { sites: ['ATL'] }, { sites: ['RNO'], atLeast: 'MEDIUM' }] as const;
  const WANTED = [() => true, (n: number) => n % 2 === 1, (n: number) => n % 2 === 0 && n % 3 >= 1];
  const OTHER = composeWarehouse({}, (sdl) => sdl.replace('broken: String', 'broken: String  third: String'));
  const step = fc.oneof(
    fc.record({ kind: fc.constant('append' as const), count: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ kind: fc.constant('take' as const), client: fc.nat(5), count: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant('reconnect' as const), client: fc.nat(5) }),
    fc.record({ kind: fc.constant('rest' as const), ms: fc.integer({ min: 0, max: 4 }) }),
    fc.record({ kind: fc.constant('swap' as const) }),
  );
  const schedule = fc.record({
    clients: fc.array(
      fc.record({
        filter: fc.nat(2),
        names: fc.boolean(),
        credit: fc.integer({ min: 1, max: 25 }),
        behind: fc.nat(20),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    steps: fc.array(step, { minLength: 5, maxLength: 40 }),
    delays: fc.array(fc.nat(3), { minLength: 1, maxLength: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(schedule, async ({ clients, steps, delays }) => {
      const log = logWith(20);
      let [appended, calls, isOther] = [20, 0, false];
      const harness = openTestHub(
        log.reader,
        {
          framesKept: 4,
          rendersPerGroup: 3,
          rendersInFlight: 5,
          eventsKept: 8,
          sweepMs: 2,
          heartbeatMs: 3,
          lingerMs: 5,
        },
        (name) => async (request, context) => {
          calls += 1;
          await pause(delays[calls % delays.length]);
          return fetchInProcess(name)(request, context);
        },
      );
      const members = clients.map(({ filter, names, credit, behind }) => ({
        from: 20 - behind,
        filter: FILTERS[filter]!,
        wants: WANTED[filter]!,
        query: names ? NAMES : IDS,
        lives: [createTestClient(credit)],
      }));
      const join = async (member: (typeof members)[number], after: string) =>
        harness.join(member.lives.at(-1)!, member.query, { variables: { filter: member.filter }, after });
      for (const member of members) await join(member, await cursorAt(log.reader, member.from));
      for (const each of steps) {
        if (each.kind === 'append') {
          for (let n = 0; n < each.count; n += 1) log.append('alerts', alertPayload((appended += 1)));
        } else if (each.kind === 'rest') {
          await pause(each.ms);
        } else if (each.kind === 'swap') {
          isOther = !isOther;
          await harness.swap(isOther ? OTHER : undefined);
        } else {
          const member = members[each.client % members.length]!;
          const last = member.lives.at(-1)!;
          if (each.kind === 'take') {
            last.take(each.count);
            continue;
          }
          last.leave();
          const after = last.advances.at(-1) ?? null;
          const frame = last.frames.at(-1);
          // The later of both is what a client holds.
          const known = [frame?.cursor, after].filter((cursor) => typeof cursor === 'string');
          const positions = known.map((cursor) => (cursors.openCursor('event-log', cursor) as [string, number])[1]);
          const before =
            member.lives
              .slice(0, -1)
              .flatMap(({ frames }) => frames)
              .at(-1)?.position.position ?? member.from;
          member.lives.push(createTestClient(3));
          await join(member, await cursorAt(log.reader, Math.max(before, ...positions)));
        }
      }
      for (const { lives } of members) lives.at(-1)!.take(Number.POSITIVE_INFINITY);
      const positionsOf = ({ lives }: (typeof members)[number]) =>
        lives.flatMap(({ frames }) => frames.map(({ position }) => position.position));
      const wantedOf = ({ from, wants }: (typeof members)[number]) =>
        Array.from({ length: appended - from }, (_, at) => from + at + 1).filter(wants);
      for (const member of members) {
        await expect.poll(() => positionsOf(member), { timeout: 5_000, interval: 5 }).toEqual(wantedOf(member));
        const seen = member.lives.flatMap(idsOf);
        expect(seen).toEqual(wantedOf(member).map((n) => `a${n}`));
        expect(member.lives.map((life) => life.end())).toEqual(member.lives.map(() => null));
      }
      await harness.close();
    }),
    { numRuns: 25, verbose: 1 },
  );
}, 120_000);

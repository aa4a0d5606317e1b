import type { RowOwner } from '@distribution/platform/principal/principal';
import { afterEach, expect, it } from 'vitest';
import { callerWith, createTestClient, cursorAt, idsOf, logWith, openTestHub } from '../fixtures/open-hub.ts';
import { alertPayload, composeWarehouse } from '../fixtures/warehouse-graph.ts';

const ALERTS = 'subscription($after: String) { alertRaised(after: $after) { alert { id } } }';
const NAMED = 'roles: ["chief"], rolesAt: ["alert.kind", "audience.roles"], subjectsAt: ["audience.subjects"]';

/** The warehouse, with alerts told to these alone. */
const toldTo = (audience: string): string =>
  composeWarehouse({}, (sdl) =>
    sdl.replace('@eventStream(topic: "alerts")', `@eventStream(topic: "alerts", ${audience})`),
  );

let close = async (): Promise<void> => {};
afterEach(() => close());
const open = async (audience: string, ...given: Parameters<typeof logWith>) => {
  const log = logWith(...given);
  const hub = openTestHub(log.reader);
  close = () => hub.close();
  await hub.swap(toldTo(audience));
  const append = (n: number, roles: readonly string[], subjects: readonly string[], owner?: RowOwner) =>
    log.append('alerts', { ...alertPayload(n), audience: { roles, subjects } }, owner);
  return { ...hub, log, append };
};
const heard = (clients: Readonly<Record<string, ReturnType<typeof createTestClient>>>) =>
  Object.fromEntries(Object.entries(clients).map(([name, client]) => [name, idsOf(client)]));

it('tells an event to the roles and names that it gives, and to who hears all, live and from the log', async () => {
  const { hub, join, log, append } = await open(NAMED, 0);
  const callers = {
    chief: { subject: 'cleo', roles: ['chief'] },
    other: { subject: 'carl', roles: ['chief'] },
    picker: { subject: 'pia', roles: ['picker', 'reader'] },
    anna: { subject: 'anna' },
    bert: { subject: 'bert' },
    stranger: { subject: 'vera', roles: ['reader'] },
    nobody: { kind: 'ANONYMOUS', subject: 'anonymous' },
    elsewhere: { subject: 'eva', roles: ['chief', 'picker'], regions: ['W'] },
  } as const;
  const joinAll = async (after: string | null) => {
    const clients = Object.fromEntries(Object.keys(callers).map((name) => [name, createTestClient()]));
    for (const [name, rights] of Object.entries(callers))
      await join(clients[name]!, ALERTS, { after, principal: callerWith(rights) }); // one for each caller
    return clients;
  };
  const live = await joinAll(null);
  const south: RowOwner = { region: 'SE', legalEntity: null, customer: null };
  append(1, [], [], south);
  append(2, ['picker'], ['anna'], south);
  append(3, [], ['anna', 'bert'], south);
  append(4, ['picker', 'packer'], [], south);
  const told = {
    chief: ['a1', 'a2', 'a3', 'a4'],
    other: ['a1', 'a2', 'a3', 'a4'],
    picker: ['a2', 'a4'],
    anna: ['a2', 'a3'],
    bert: ['a3'],
    stranger: [],
    nobody: ['a1', 'a2', 'a3', 'a4'],
    elsewhere: [],
  };
  await expect.poll(() => heard(live)).toEqual(told);
  expect(hub.status().groups).toBe(7); // only who hears all shares
  const again = await joinAll(await cursorAt(log.reader, 0));
  await expect.poll(() => heard(again)).toEqual(told);
  expect(heard(live)).toEqual(told);
});

it('refuses who could never hear of anything, before a snapshot is asked', async () => {
  const { hub, join } = await open('roles: ["chief", "deputy"]', 0);
  const refused = {
    code: 'FORBIDDEN',
    message: '"alertRaised" is told only to callers with the role chief or deputy.',
  };
  const SNAPSHOT = `query Now { alerts { id } } ${ALERTS.replace('subscription', 'subscription Live')}`;
  const asked = createTestClient();
  const vera = { principal: callerWith({ roles: ['reader'] }) };
  await expect(join(asked, ALERTS, vera)).rejects.toMatchObject(refused);
  await expect(join(asked, SNAPSHOT, { ...vera, snapshot: 'Now' })).rejects.toMatchObject(refused);
  expect(hub.status().counts).toMatchObject({ joins: 0, snapshots: 0 });
  await join(asked, ALERTS, { principal: callerWith({ roles: ['deputy'] }) });
  expect(hub.status().counts).toMatchObject({ joins: 1 });
});

it('refuses whose rows are restricted where events are for who may see every row', async () => {
  const { swap, join, append } = await open('unrestrictedOnly: true', 0);
  const refused = { code: 'FORBIDDEN', message: '"alertRaised" is told only to callers who may see every row.' };
  for (const rights of [{ regions: ['W'] }, { legalEntities: [] }, { customers: ['C1'] }])
    await expect(join(createTestClient(), ALERTS, { principal: callerWith(rights) })).rejects.toMatchObject(refused);
  const [anna, western] = [createTestClient(), createTestClient()];
  await join(anna, ALERTS, { principal: callerWith({ subject: 'anna' }) });
  append(1, [], []);
  await expect.poll(() => heard({ anna })).toEqual({ anna: ['a1'] });
  await swap(toldTo('unrestrictedOnly: false'));
  await join(western, ALERTS, { principal: callerWith({ regions: ['W'] }) });
  await swap(toldTo('unrestrictedOnly: true'));
  expect(western.end()?.errors).toMatchObject([{ extensions: { code: 'SUBSCRIPTION_SCHEMA_CHANGED' } }]);
  expect(anna.end()).toBeNull();
});

it('gives who asks without a token every role where there are none to have, and nobody else’s name', async () => {
  const { join, append } = await open('subjectsAt: ["audience.subjects"]', 0);
  const [anonymous, anna] = [createTestClient(), createTestClient()];
  await join(anonymous, ALERTS, { principal: callerWith({ kind: 'ANONYMOUS', subject: 'anonymous' }) });
  await join(anna, ALERTS, { principal: callerWith({ subject: 'anna' }) });
  append(1, ['anyone'], ['anna']);
  append(2, [], ['anonymous', 'anna']);
  await expect.poll(() => heard({ anonymous, anna })).toEqual({ anonymous: ['a2'], anna: ['a1', 'a2'] });
});

it('an audience of nobody is not one of everybody', async () => {
  const { join } = await open('roles: []', 0);
  await expect(join(createTestClient(), ALERTS)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

it.each([
  ['of other roles', 'roles: ["chief"]'],
  ['by name, where they were shared', NAMED],
])('ends, after another supergraph tells its events %s', async (_, audience) => {
  const { swap, join, append } = await open('roles: ["reader"]', 0);
  const [one, other] = [createTestClient(), createTestClient()];
  for (const [client, subject] of [
    [one, 'anna'],
    [other, 'bert'],
  ] as const)
    await join(client, ALERTS, { principal: callerWith({ subject, roles: ['reader'] }) });
  append(1, [], []);
  await expect.poll(() => heard({ one, other })).toEqual({ one: ['a1'], other: ['a1'] });
  await swap(toldTo(audience));
  append(2, [], ['anna', 'bert']);
  for (const client of [one, other])
    expect(client.end()?.errors).toMatchObject([{ extensions: { code: 'SUBSCRIPTION_SCHEMA_CHANGED' } }]);
  expect(heard({ one, other })).toEqual({ one: ['a1'], other: ['a1'] });
});

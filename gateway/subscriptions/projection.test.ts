import { buildSchema, execute, parse } from 'graphql';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { createMemoryLog } from '../fixtures/memory-log.ts';
import { createTestClient, openTestHub } from '../fixtures/open-hub.ts';
import { alertPayload, MONOLITH_SDL, monolithResolvers } from '../fixtures/warehouse-graph.ts';

// Selections drawn at random over the event's own fields and those of other subgraphs, as graphql-js answers them over one
// schema: aliases, fragments, unions, lists, nulls, conditions, fields that fail.

const schema = buildSchema(MONOLITH_SDL);
const LEAVES: Readonly<Record<string, readonly string[]>> = {
  AlertEvent: ['__typename'],
  Alert: ['id', 'kind', 'severity', 'note', '__typename'],
  Item: ['id', 'name', 'grams', 'tags', 'onHand', 'totalGrams', 'faulty', 'always', '__typename'],
  Site: ['code', 'city', 'kind', '__typename'],
  ItemPart: ['weight', '__typename'],
  SitePart: ['__typename'],
};
const LINKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AlertEvent: { alert: 'Alert', related: 'Alert' },
  Alert: { item: 'Item', site: 'Site', parts: 'Part' },
  Item: { parent: 'Item', sites: 'Site' },
  Site: {},
  ItemPart: { item: 'Item' },
  SitePart: { site: 'Site' },
};

const condition = fc.constantFrom(
  '',
  '',
  '',
  ' @skip(if: $no)',
  ' @include(if: $yes)',
  ' @include(if: $no)',
  ' @skip(if: true)',
);
/** Aliases that never stand for two things in one place: the name is in them. */
const aliased = (name: string) =>
  fc.constantFrom('', '', `a_${name}: `, `b_${name}: `).map((alias) => `${alias}${name}`);

const selectionOn = (type: string, depth: number): fc.Arbitrary<string> => {
  if (type === 'Part') {
    const parts = fc.tuple(selectionOn('ItemPart', depth), selectionOn('SitePart', depth));
    return parts.map(([item, site]) => `__typename ... on ItemPart { ${item} } ... on SitePart { ${site} }`);
  }
  const leaf = fc.constantFrom(...LEAVES[type]!).chain((name) => fc.tuple(aliased(name), condition));
  const links = Object.entries(LINKS[type]!);
  const field = leaf.map(([name, when]) => name + when);
  const link =
    links.length === 0 || depth === 0
      ? field
      : fc.constantFrom(...links).chain(([name, to]) =>
          fc
            // What one alias holds is asked for under it alone: two sets of one alias merge, and that is meant, too.
            .tuple(aliased(name), condition, selectionOn(to, depth - 1))
            .map(([key, when, inner]) => `${key}${when} { ${inner} }`),
        );
  const fragment =
    depth === 0
      ? field
      : fc
          .tuple(condition, fc.array(field, { minLength: 1, maxLength: 3 }))
          .map(([when, fields]) => `... on ${type}${when} { ${fields.join(' ')} }`);
  const some = fc.array(fc.oneof(field, link, link, fragment), { minLength: 1, maxLength: 4 });
  return some.map((all) => `${LEAVES[type]![0]} ${all.join(' ')}`);
};

const oracle = async (query: string, payload: unknown, variableValues: Record<string, unknown>) =>
  execute({
    schema,
    document: parse(query),
    rootValue: { alertRaised: payload },
    variableValues,
    fieldResolver: (source: Record<string, unknown>, args, context, info) => {
      const types: Record<string, Record<string, (...all: unknown[]) => unknown> | undefined> =
        monolithResolvers as never; // looked up by name
      const resolve = types[info.parentType.name]?.[info.fieldName];
      return resolve ? resolve(source, args, context, info) : source[info.fieldName];
    },
  });

const log = createMemoryLog();
const harness = openTestHub(log.reader, { lingerMs: 0 });
afterAll(() => harness.close());

it('answers any selection on any event as graphql-js does over one schema', async () => {
  await fc.assert(
    fc.asyncProperty(selectionOn('AlertEvent', 3), fc.integer({ min: 1, max: 30 }), async (selection, n) => {
      const text = `subscription($yes: Boolean = true, $no: Boolean = false) { alertRaised { ${selection} used: __typename @include(if: $yes) @skip(if: $no) } }`;
      const client = createTestClient();
      await harness.join(client, text);
      log.append('alerts', alertPayload(n));
      await expect.poll(() => client.frames.length, { interval: 2, timeout: 5_000 }).toBe(1);
      client.leave();
      const expected = await oracle(text, alertPayload(n), { yes: true, no: false });
      const [result] = client.results();
      expect(result?.data).toEqual(JSON.parse(JSON.stringify(expected.data)));
      expect(JSON.stringify(result?.data)).toBe(JSON.stringify(expected.data)); // in the client's order
      const told = new Set(result?.errors?.map(({ path }) => path?.join('.')));
      for (const { path } of expected.errors ?? []) expect(told).toContain(path?.join('.'));
      expect(told.size > 0).toBe((expected.errors ?? []).length > 0);
    }),
    { numRuns: 150, verbose: 1 },
  );
}, 120_000);

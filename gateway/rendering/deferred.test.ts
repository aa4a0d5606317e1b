import { buildSchema, executeSync, GraphQLError, parse } from 'graphql';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLevels } from '../execution/build-levels.ts';
import { land, tableOf } from '../execution/fill-tables.ts';
import { FetchFailure } from '../execution/layer-value.ts';
import { Tables } from '../execution/tables.ts';
import { cases } from './fixtures/generated-operation.ts';
import { fieldNames, project } from './fixtures/projected.ts';
import { fetchOf, openOperation, planOf, selected } from './fixtures/rendered.ts';
import { compileRenderer } from './renderer.ts';

const SDL = `
  directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
  type Query { user: User, users: [User!], nodes: [Node] }
  interface Node { id: ID! }
  type User implements Node { id: ID!, name: String, email: String!, friend: User }
  type Team implements Node { id: ID!, title: String }`;

const open = (query: string, answer: Readonly<Record<string, unknown>>, variables = {}) => {
  const { renderer, root } = openOperation(SDL, query);
  const tables = root([answer]);
  const errors: GraphQLError[] = [];
  return {
    text: renderer.render(tables, variables, errors),
    errors,
    patches: (label: string, own: readonly GraphQLError[] = []) =>
      renderer.deferred.get(label)?.render(tables, variables, own) ?? [],
  };
};

describe('deferred fragments', () => {
  it('are left out of the answer and follow for every object where they stand', () => {
    const { text, patches } = open('{ users { id ... @defer(label: "a") { name id } } }', {
      users: [
        { id: '1', name: 'Ada' },
        { id: '2', name: null },
      ],
    });
    expect(text).toBe('{"users":[{"id":"1"},{"id":"2"}]}');
    expect(patches('a')).toEqual([
      { path: ['users', 0], label: 'a', data: '{"name":"Ada","id":"1"}', errors: [] },
      { path: ['users', 1], label: 'a', data: '{"name":null,"id":"2"}', errors: [] },
    ]);
  });

  it('follow under the label that the client gave, if any', () => {
    const { patches } = open('{ ... @defer(label: "_1") { user { id } } }', { user: { id: '1' } });
    expect(patches('_1')).toEqual([{ path: [], label: null, data: '{"user":{"id":"1"}}', errors: [] }]);
  });

  it('come with the answer where the plan makes nothing of them', () => {
    const schema = buildSchema(SDL);
    const planned = planOf(parse('{ users { id } ... @defer(label: "a") { __typename } }'));
    const kept = planned.node?.kind === 'Defer' ? planned.node.primary : null;
    const levels = buildLevels({ ...planned, node: kept });
    const renderer = compileRenderer({ ...planned, node: kept }, levels.root, schema);
    const root = new Tables(levels.root, [{ users: [] }]);
    expect(renderer.render(root, {}, [])).toBe('{"users":[],"__typename":"Query"}');
  });

  it('stand only at objects of their type', () => {
    const { patches } = open('{ nodes { __typename ... on User @defer(label: "a") { name } } }', {
      nodes: [{ __typename: 'Team' }, null, { __typename: 'User', name: 'Ada' }],
    });
    expect(patches('a')).toMatchObject([{ path: ['nodes', 2], data: '{"name":"Ada"}' }]);
  });

  it.each([
    '{ nodes { ... @defer(label: "a") { __typename } } }',
    '{ nodes { ... @defer(label: "a") { ... on User { name } } } }',
  ])('come to nothing where they depend on a type that nobody knows, and say so: %s', (query) => {
    const { text, patches } = open(query, { nodes: [{ __typename: null }] });
    expect(text).toBe('{"nodes":[{}]}');
    expect(patches('a')).toMatchObject([{ path: ['nodes', 0], data: 'null', errors: [{ path: ['nodes', 0] }] }]);
  });

  it('come to nothing at an object whose type was to come with them and does not, and say so', () => {
    const query = '{ nodes { id ... @defer(label: "a") { __typename } } }';
    const schema = buildSchema(SDL);
    const late = fetchOf('late', selected('{ __typename }'));
    const first = fetchOf('first', selected('{ nodes { id } }'));
    const at = [{ kind: 'KEY', key: 'nodes' }, { kind: 'EACH' }] as const;
    const then = {
      depends: [],
      label: 'a',
      queryPath: ['nodes'],
      node: { kind: 'Flatten', path: at, node: late },
    } as const;
    const planned = planOf(parse(query), { node: { kind: 'Defer', primary: first, deferred: [then] } });
    const levels = buildLevels(planned);
    const renderer = compileRenderer(planned, levels.root, schema);
    const tables = new Tables(levels.root, [{ nodes: [{ id: '1' }, { id: '2' }] }]);
    expect(renderer.render(tables, {}, [])).toBe('{"nodes":[{"id":"1"},{"id":"2"}]}');
    const { level, layer } = levels.landingOf(late);
    const table = tableOf(tables, level);
    land(tables, table, layer, [0], { __typename: 'User' });
    land(tables, table, layer, [1], new FetchFailure('late', null));
    expect(renderer.deferred.get('a')?.render(tables, {}, [])).toMatchObject([
      { path: ['nodes', 0], data: '{"__typename":"User"}', errors: [] },
      { path: ['nodes', 1], data: 'null', errors: [{ path: ['nodes', 1] }] },
    ]);
  });

  it.each([
    ['$v', { v: false }],
    ['false', {}],
  ])('are part of the answer when `if` is %s', (condition, variables) => {
    const query = `query ($v: Boolean) { user { ... @defer(label: "a", if: ${condition}) { name } id } }`;
    const { text, patches } = open(query, { user: { id: '1', name: 'Ada' } }, variables);
    expect(text).toBe('{"user":{"name":"Ada","id":"1"}}');
    expect(patches('a')).toEqual([]);
  });

  it('leave out what is deferred again inside, also where it stands deeper', () => {
    const query = `{ ...F @defer(label: "a") }
      fragment F on Query { user { id ... @defer(label: "b") { name friend { ...G @defer(label: "c") id } } } }
      fragment G on User { email }`;
    const { text, patches } = open(query, {
      user: { id: '1', name: 'Ada', friend: { id: '2', email: 'x' } },
    });
    expect(text).toBe('{}');
    expect(['a', 'b', 'c'].flatMap((label) => patches(label))).toMatchObject([
      { path: [], data: '{"user":{"id":"1"}}' },
      { path: ['user'], data: '{"name":"Ada","friend":{"id":"2"}}' },
      { path: ['user', 'friend'], data: '{"email":"x"}' },
    ]);
  });

  it('do not follow where an error has made null of what is above', () => {
    const query = '{ users { id friend { email ... @defer(label: "a") { name } } } }';
    const { text, patches } = open(query, {
      users: [
        { id: '1', friend: { email: null, name: 'Ada' } },
        { id: '2', friend: { email: 'x', name: 'Bo' } },
      ],
    });
    expect(text).toBe('{"users":[{"id":"1","friend":null},{"id":"2","friend":{"email":"x"}}]}');
    expect(patches('a')).toMatchObject([{ path: ['users', 1, 'friend'] }]);
  });

  it('do not follow an answer that is null', () => {
    const { renderer, root } = openOperation(
      SDL.replace('user: User,', 'user: User!,'),
      '{ user { email } ... @defer(label: "a") { users { id } } }',
    );
    const tables = root([{ user: { email: null }, users: [] }]);
    expect(renderer.render(tables, {}, [])).toBe('null');
    expect(renderer.deferred.get('a')?.render(tables, {}, [])).toEqual([]);
  });

  it('carry their own errors, those of their fetches at their places', () => {
    const { patches } = open('{ users { id ... @defer(label: "a") { name email } } }', {
      users: [
        { id: '1', name: 'Ada', email: null },
        { id: '2', name: 'Bo', email: null },
      ],
    });
    const denied = new GraphQLError('denied', { path: ['users', 1, 'email'] });
    const general = new GraphQLError('general');
    const [first, second] = patches('a', [denied, general]);
    expect(first).toMatchObject({ path: ['users', 0], data: 'null' });
    expect(first?.errors.map(({ message, path }) => [message, path])).toEqual([
      ['general', undefined],
      ['Cannot return null for non-nullable field User.email.', ['users', 0, 'email']],
    ]);
    expect(second).toMatchObject({ path: ['users', 1], data: 'null', errors: [denied] });
  });

  it('tell a failed fetch in the patch, not in the answer', () => {
    const { renderer, root } = openOperation(SDL, '{ user { id ... @defer(label: "a") { name } } }', {
      fetches: 2,
      sourcesOf: (key, among) => (key === 'name' ? [1] : key === 'id' ? [0] : among),
    });
    const tables = root([{ user: { id: '1' } }, new FetchFailure('names', 'down')]);
    const errors: GraphQLError[] = [];
    expect(renderer.render(tables, {}, errors)).toBe('{"user":{"id":"1"}}');
    expect(errors).toEqual([]);
    const [patch] = renderer.deferred.get('a')?.render(tables, {}, []) ?? [];
    expect(patch).toMatchObject({ data: '{"name":null}', errors: [{ path: ['user', 'name'] }] });
  });
});

/** What a client makes of an answer and its patches. */
const apply = (data: unknown, path: readonly (string | number)[], patch: unknown): void => {
  const place = path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], data);
  const merge = (into: Record<string, unknown>, from: Record<string, unknown>): void => {
    for (const [key, value] of Object.entries(from)) {
      const known = into[key];
      if (typeof known === 'object' && known !== null && typeof value === 'object' && value !== null) {
        merge(known as Record<string, unknown>, value as Record<string, unknown>);
      } else {
        into[key] = value;
      }
    }
  };
  merge(place as Record<string, unknown>, patch as Record<string, unknown>);
};

it('gives with its patches what the operation without @defer gives', () => {
  let deferring = 0;
  fc.assert(
    fc.property(cases, ({ sdl, query, data, variables }) => {
      const schema = buildSchema(sdl);
      const right = executeSync({ schema, document: parse(query), rootValue: data, variableValues: variables });
      fc.pre(!right.errors); // nulls reach less far in patches
      const labels: string[] = [];
      const deferred = query.replace(/\.\.\. on (\w+)/g, (fragment) => {
        const label = `d${labels.length}`;
        labels.push(label);
        return `${fragment} @defer(label: "${label}")`;
      });
      const planned = planOf(parse(deferred));
      const levels = buildLevels(planned);
      const renderer = compileRenderer(planned, levels.root, schema);
      const answers = levels.root.layers.map(({ fetch }) => project(schema, fieldNames(query), fetch.selections, data));
      const root = new Tables(levels.root, answers);
      const whole: unknown = JSON.parse(renderer.render(root, variables, []));
      for (const label of labels) {
        for (const { path, data: text } of renderer.deferred.get(label)?.render(root, variables, []) ?? []) {
          deferring += 1;
          apply(whole, path, JSON.parse(text));
        }
      }
      expect(whole).toEqual(JSON.parse(JSON.stringify(right.data)));
    }),
    { numRuns: 300 },
  );
  expect(deferring).toBeGreaterThan(50);
});

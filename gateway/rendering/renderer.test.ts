import { AppError } from '@distribution/platform/errors/app-error';
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { land, tableOf } from '../execution/fill-tables.ts';
import { FetchFailure, type LayerValue } from '../execution/layer-value.ts';
import type { Level } from '../execution/level.ts';
import type { Tables } from '../execution/tables.ts';
import type { PlanNode } from '../plan/plan.ts';
import { fetchOf, openOperation, selected } from './fixtures/rendered.ts';

const SDL = `
  type Query { user: User, users: [User!], must: User!, node: Node, nodes: [Node], any: Any, me: String }
  type Subscription { joined: User! }
  interface Node { id: ID! }
  union Any = User | Team
  type User implements Node { id: ID!, name: String, email: String!, age: Int, role: Role, tags: [String!], home: Home, constructor: String, cause: String }
  type Team implements Node { id: ID!, title: String, members: [User!] }
  type Home { city: String!, zip: String }
  enum Role { ADMIN GUEST }`;

const told = (errors: readonly GraphQLError[]) =>
  errors.map(({ path, extensions: { code } }) => [path?.join('.'), code].join(' '));

describe('names', () => {
  it("answers under the client's names, without what only planning added", () => {
    const { answer } = openOperation(SDL, '{ user { __p1: name __typename kind: __typename } }', {
      clientNames: ({ alias, name }) =>
        alias?.value === '__p1' ? 'id' : !alias && name.value === '__typename' ? null : undefined,
    });
    expect(answer([{ user: { __p1: 'Ada', __typename: 'User' } }]).text).toBe('{"user":{"id":"Ada","kind":"User"}}');
  });

  it('keeps a field that both the client and planning ask for at the place where the client asks', () => {
    let seen = 0;
    const { answer } = openOperation(SDL, '{ user { __typename name __typename } }', {
      clientNames: ({ name }) => (name.value === '__typename' && seen++ === 0 ? null : undefined),
    });
    expect(answer([{ user: { name: 'Ada', __typename: 'User' } }]).text).toBe(
      '{"user":{"name":"Ada","__typename":"User"}}',
    );
  });

  it('names errors by them', () => {
    const { answer } = openOperation(SDL, '{ p: user { p1: age } }', {
      clientNames: ({ alias }) => (alias?.value === 'p1' ? 'years' : alias?.value === 'p' ? 'person' : undefined),
    });
    const { text, errors } = answer([{ p: { p1: 'many' } }]);
    expect(text).toBe('{"person":{"years":null}}');
    expect(told(errors)).toEqual(['person.years UPSTREAM_PROTOCOL']);
  });
});

describe('values that are not there', () => {
  const down = new FetchFailure('homes', new AppError('UPSTREAM_TIMEOUT', 'Too slow.', { retryAfterMs: 5 }));

  it('tells a failed fetch at exactly the fields that it would have given', () => {
    const { answer } = openOperation(SDL, '{ me user { name home { zip } } }', {
      fetches: 2,
      sourcesOf: (key, among) => (key === 'home' ? [1] : key === 'user' ? among : [0]),
    });
    const { text, errors } = answer([{ me: 'x', user: { name: 'Ada' } }, down]);
    expect(text).toBe('{"me":"x","user":{"name":"Ada","home":null}}');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      message: 'Too slow.',
      path: ['user', 'home'],
      originalError: down.cause,
      extensions: {
        code: 'UPSTREAM_TIMEOUT',
        fault: 'UPSTREAM',
        retryable: true,
        retryAfterMs: 5,
        nextStep: expect.any(String),
        serviceName: 'homes',
      },
    });
  });

  it('does not tell what an error of nobody’s making says, and passes on what a subgraph says', () => {
    const { answer } = openOperation(SDL, '{ me }');
    expect(answer([new FetchFailure('users', new TypeError('secret'))]).errors[0]).toMatchObject({
      message: 'The subgraph "users" did not answer.',
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', serviceName: 'users' },
    });
    const said = new GraphQLError('Not today.', { extensions: { code: 'CLOSED' } });
    expect(answer([new FetchFailure('users', said)]).errors[0]).toMatchObject({
      message: 'Not today.',
      path: ['me'],
      extensions: { code: 'CLOSED', serviceName: 'users' },
    });
  });

  it('tells errors that took all data away once where they have a place, and at what else is missing', () => {
    const { answer } = openOperation(SDL, '{ me user { name } }');
    const denied = new GraphQLError('denied', { path: ['user', 'name'], extensions: { code: 'FORBIDDEN' } });
    const { text, errors } = answer([new FetchFailure('users', denied)], {}, [denied]);
    expect(text).toBe('{"me":null,"user":null}');
    expect(told(errors)).toEqual(['user.name FORBIDDEN', 'me FORBIDDEN']);
  });

  it('lets a failure bubble where the schema wants a value', () => {
    const { answer } = openOperation(SDL, '{ user { name email } }', {
      fetches: 2,
      sourcesOf: (key, among) => (key === 'email' ? [1] : key === 'name' ? [0] : among),
    });
    const { text, errors } = answer([{ user: { name: 'Ada' } }, down]);
    expect(text).toBe('{"user":null}');
    expect(told(errors)).toEqual(['user.email UPSTREAM_TIMEOUT']);
  });

  it('tells a failure of entities at each of them, and takes what another fetch gives', () => {
    const users = fetchOf('users', selected('{ users { id name } }'));
    const homes = fetchOf('homes', selected('{ home { zip } name }'));
    const path = [{ kind: 'KEY', key: 'users' }, { kind: 'EACH' }] as const;
    const node: PlanNode = { kind: 'Sequence', nodes: [users, { kind: 'Flatten', path, node: homes }] };
    const { levels, renderer, root } = openOperation(SDL, '{ users { name home { zip } } }', { node });
    const tables = root([{ users: [{ id: '1', name: 'Ada' }, { id: '2' }] }]);
    landAt(tables, levels.landingOf(homes), 'users', [down, down]);
    const errors: GraphQLError[] = [];
    expect(renderer.render(tables, {}, errors)).toBe(
      '{"users":[{"name":"Ada","home":null},{"name":null,"home":null}]}',
    );
    expect(told(errors)).toEqual([
      'users.0.home UPSTREAM_TIMEOUT',
      'users.1.name UPSTREAM_TIMEOUT',
      'users.1.home UPSTREAM_TIMEOUT',
    ]);
  });

  it('takes no inherited member and none of a failure for a value', () => {
    const { answer } = openOperation(SDL, '{ user { constructor cause } }', { fetches: 2 });
    expect(answer([{ user: {} }, { user: {} }]).text).toBe('{"user":{"constructor":null,"cause":null}}');
    const failing = answer([{ user: { constructor: 'x' } }, down]);
    expect(failing.text).toBe('{"user":{"constructor":"x","cause":null}}');
    expect(told(failing.errors)).toEqual(['user.cause UPSTREAM_TIMEOUT']);
    expect(openOperation(SDL, '{ user { constructor } }').answer([{ user: {} }]).text).toBe(
      '{"user":{"constructor":null}}',
    );
  });

  it('tells of a field that the plan asks nobody for', () => {
    const { answer } = openOperation(SDL, '{ user { name age } }', { sourcesOf: (key) => (key === 'age' ? [] : [0]) });
    const { text, errors } = answer([{ user: { name: 'Ada' } }]);
    expect(text).toBe('{"user":{"name":"Ada","age":null}}');
    expect(told(errors)).toEqual(['user.age QUERY_PLANNING_FAILED']);
  });
});

/** Puts what an entity fetch gave where it lands, below a field of the root. */
const landAt = (
  tables: Tables,
  { level, layer }: { readonly level: Level; readonly layer: number },
  key: string,
  values: readonly LayerValue[],
): void => {
  expect(level.key).toBe(key);
  values.forEach((value, row) => land(tables, tableOf(tables, level), layer, [row], value));
};

describe('null where the schema wants a value', () => {
  const { answer } = openOperation(SDL, '{ users { name home { city } } must { email } }');
  const users = [{ name: 'Ada', home: { city: null } }];

  it('is an error that says whose field and whose subgraph', () => {
    const { data, errors } = answer([{ users, must: { email: 'a@b' } }]);
    expect(data).toEqual({ users: [{ name: 'Ada', home: null }], must: { email: 'a@b' } });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      message: 'Cannot return null for non-nullable field Home.city.',
      path: ['users', 0, 'home', 'city'],
      extensions: { code: 'UPSTREAM_PROTOCOL', serviceName: 'subgraph0' },
    });
  });

  it('makes null of everything where nothing above may be null', () => {
    const { text, errors } = answer([{ users, must: { email: null } }]);
    expect(text).toBe('null');
    expect(told(errors)).toContain('must.email UPSTREAM_PROTOCOL');
  });

  it.each([
    ['at its place', ['must', 'email']],
    ['above', ['must']],
    ['below, where it came from', ['must', 'email', 'host']],
  ])('is no second error when a subgraph told one %s', (_where, path) => {
    const errors = [new GraphQLError('denied', { path })];
    expect(answer([{ users: [], must: { email: null } }], {}, errors).text).toBe('null');
    expect(errors).toHaveLength(1);
  });

  it('is one when what subgraphs told is about other places, or none', () => {
    const errors = [new GraphQLError('denied', { path: ['must', 'name'] }), new GraphQLError('general')];
    answer([{ users: [], must: { email: null } }], {}, errors);
    expect(told(errors).slice(2)).toEqual(['must.email UPSTREAM_PROTOCOL']);
  });
});

describe('values that are not what the schema says', () => {
  it('are errors where graphql-js could not coerce them, and where they are missing', () => {
    const { answer } = openOperation(SDL, '{ users { age role tags name home { zip } } }');
    const { data, errors } = answer([
      {
        users: [
          { age: '5', role: 'GUEST', tags: [1, true], name: 7, home: {} },
          { age: 'five', role: 'OWNER', tags: 'none', name: { first: 'Ada' }, home: 'here' },
          { age: 2 ** 31, role: null, tags: ['ok', {}], name: null, home: [] },
        ],
      },
    ]);
    expect(data).toEqual({
      users: [
        { age: 5, role: 'GUEST', tags: ['1', 'true'], name: '7', home: { zip: null } },
        { age: null, role: null, tags: null, name: null, home: null },
        { age: null, role: null, tags: null, name: null, home: null },
      ],
    });
    expect(told(errors)).toEqual(
      ['0.home.zip', '1.age', '1.role', '1.tags', '1.name', '1.home', '2.age', '2.tags.1', '2.home'].map(
        (place) => `users.${place} UPSTREAM_PROTOCOL`,
      ),
    );
  });
});

describe('runtime types', () => {
  const query = '{ node { id ... on User { name } ... on Team { title } } }';
  const one = (__typename: unknown, fields: Readonly<Record<string, unknown>> = {}) =>
    openOperation(SDL, query, { clientNames: () => undefined }).answer([{ node: { id: '1', __typename, ...fields } }]);
  const typed = query.replace('{ id', '{ id __typename');

  it('decide what is selected', () => {
    const { answer } = openOperation(SDL, typed);
    expect(answer([{ node: { id: '1', __typename: 'Team', title: 'Red' } }]).text).toBe(
      '{"node":{"id":"1","__typename":"Team","title":"Red"}}',
    );
  });

  it('are the first that name an object type', () => {
    const { answer } = openOperation(SDL, typed, { fetches: 2 });
    const { text } = answer([{ node: { id: '1', __typename: 'Node' } }, { node: { __typename: 'User', name: 'Ada' } }]);
    expect(text).toBe('{"node":{"id":"1","__typename":"User","name":"Ada"}}');
  });

  it.each([
    ['unknown', 'Hidden', 'An object for field Query.node is of an unknown type.'],
    ['impossible', 'Home', /not a possible type for "Node"/],
    ['only an interface', 'Node', /no object type/],
    ['missing', undefined, /does not say/],
    ['no name', 7, /does not say/],
  ])('that are %s are errors', (_what, typename, message) => {
    const { answer } = openOperation(SDL, typed);
    const { text, errors } = answer([{ node: { id: '1', __typename: typename } }]);
    expect(text).toBe('{"node":null}');
    expect(told(errors)).toEqual(['node UPSTREAM_PROTOCOL']);
    expect(errors[0]?.message).toMatch(message);
  });

  it('may be unknown as long as nothing selected depends on them', () => {
    const simple = openOperation(SDL, '{ node { id __typename } }', {
      clientNames: ({ name }) => (name.value === '__typename' ? null : undefined),
    });
    expect(simple.answer([{ node: { id: '1', __typename: 'Node' } }]).text).toBe('{"node":{"id":"1"}}');
    expect(told(simple.answer([{ node: { id: '1', __typename: 'Hidden' } }]).errors)).toEqual([
      'node UPSTREAM_PROTOCOL',
    ]);
    const unasked = openOperation(SDL, '{ node { id ... on Node { id } } }');
    expect(unasked.answer([{ node: { id: '1' } }]).text).toBe('{"node":{"id":"1"}}');
    expect(told(one(undefined).errors)).toEqual(['node UPSTREAM_PROTOCOL']);
  });

  it('that a failed fetch would have told are told as its failure', () => {
    const { answer } = openOperation(SDL, typed, { fetches: 2 });
    const { text, errors } = answer([{ node: { id: '1', __typename: 'Node' } }, new FetchFailure('types', 'down')]);
    expect(text).toBe('{"node":null}');
    expect(told(errors)).toEqual(['node SUBGRAPH_UNAVAILABLE']);
  });
});

describe('operations', () => {
  it('without a subgraph are answered from the schema', () => {
    const { answer } = openOperation(
      SDL,
      'query ($name: String!) { __typename p: __type(name: $name) { kind p1: name } __schema { queryType { name } } }',
      {
        node: { kind: 'Parallel', nodes: [] },
        clientNames: ({ alias }) => (alias ? { p: 'role', p1: 'is' }[alias.value] : undefined),
      },
    );
    expect(answer([], { name: 'Role' }).text).toBe(
      '{"__typename":"Query","role":{"kind":"ENUM","is":"Role"},"__schema":{"queryType":{"name":"Query"}}}',
    );
    expect(answer([], { name: 'Nothing' }).data).toMatchObject({ role: null });
  });

  it('of subscriptions are rendered per event', () => {
    const { answer } = openOperation(SDL, 'subscription { joined { name } }');
    expect(answer([{ joined: { name: 'Ada' } }]).text).toBe('{"joined":{"name":"Ada"}}');
    expect(answer([{ joined: null }]).text).toBe('null');
  });

  it('follow their conditions whatever came before', () => {
    const names = Array.from({ length: 6 }, (_, at) => `v${at}`);
    const fields = names.map((name) => `${name}: me @include(if: $${name})`).join(' ');
    const { answer } = openOperation(
      SDL,
      `query (${names.map((name) => `$${name}: Boolean!`).join(' ')}) { ${fields} }`,
    );
    for (let bits = 0; bits < 128; bits++) {
      const on = names.filter((_, at) => (bits >> at) & 1);
      const variables = Object.fromEntries(names.map((name) => [name, on.includes(name)]));
      expect(
        Object.keys(answer([Object.fromEntries(names.map((name) => [name, 'x']))], variables).data as object),
      ).toEqual(on);
    }
  });

  it('are written without a look at their strings where these are known to be plain', () => {
    const { renderer, root } = openOperation(SDL, '{ me user { name age } }');
    const tables = root([{ me: 'ü', user: { name: '😀', age: 1 } }]);
    expect(renderer.render(tables, {}, [], 'PLAIN')).toBe('{"me":"ü","user":{"name":"😀","age":1}}');
  });

  it('write text that JSON cannot carry as it is', () => {
    const { answer } = openOperation(SDL, '{ me users { tags } }');
    const me = '"quoted" \\ back\u0000\u001f\u2028\ud800 ü 😀';
    const { text, data } = answer([{ me, users: [{ tags: [me, ''] }] }]);
    expect(text).toBe(JSON.stringify({ me, users: [{ tags: [me, ''] }] }));
    expect(data).toEqual({ me, users: [{ tags: [me, ''] }] });
  });
});

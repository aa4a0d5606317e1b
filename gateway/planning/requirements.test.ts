import { getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSupergraph } from '../engine/supergraph.ts';
import { checkRequirements } from './check-requirements.ts';
import { composeGraph, planOf } from './fixtures/plan-graph.ts';

const graph = composeGraph({
  people: `
    type Query { people: [Person!]!  named: [Named!]!  found: [Found!]!  open: String }
    interface Named { name: String }
    union Found = Person | Vault
    type Person implements Named @key(fields: "id") {
      id: ID!  name: String  salary: Int @requiresScopes(scopes: [["hr", "read"], ["admin"]])
      email: String @authenticated  cell: Cell  mood: Mood  judged: String @policy(policies: [["p"]])
    }
    type Vault @authenticated { code: String }
    scalar Cell @authenticated
    enum Mood @requiresScopes(scopes: [["moods"]]) { GOOD BAD }
    type Robot implements Named { name: String @authenticated  model: String }`,
  reviews: `
    type Person @key(fields: "id") { id: ID!  email: String @external  review: String @requires(fields: "email") @authenticated }`,
});

const ANYBODY = { kind: 'ANONYMOUS', scopes: [] } as const;
const user = (...scopes: string[]) => ({ kind: 'USER', scopes }) as const;

const refusals = (text: string, principal: Parameters<typeof checkRequirements>[1], supergraph = graph): string[] => {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no single operation');
  const requirements = supergraph.planning.requirementsOf(document, operation);
  return checkRequirements(requirements, principal).map(
    ({ path, extensions }) => `${path?.join('.')}: ${String(extensions.code)}`,
  );
};

describe('what an operation demands of its caller', () => {
  it('is nothing where nothing is demanded', () => {
    expect(refusals('{ open people { id name cell @skip(if: true) } }', ANYBODY)).toEqual([]);
  });

  it('is to be somebody, for @authenticated fields and what is of an @authenticated type', () => {
    const text = '{ people { mail: email cell } }';
    expect(refusals(text, ANYBODY)).toEqual(['people.mail: UNAUTHENTICATED', 'people.cell: UNAUTHENTICATED']);
    expect(refusals(text, user())).toEqual([]);
  });

  it('is one of the groups of scopes as a whole', () => {
    const text = 'query ($v: Boolean!) { people { ...F @include(if: $v) } } fragment F on Person { salary }';
    expect(refusals(text, ANYBODY)).toEqual(['people.salary: UNAUTHENTICATED']);
    expect(refusals(text, user('hr'))).toEqual(['people.salary: FORBIDDEN']);
    expect(refusals(text, user('read', 'hr'))).toEqual([]);
    expect(refusals(text, user('admin'))).toEqual([]);
    expect(refusals('{ people { mood } }', user('admin'))).toEqual(['people.mood: FORBIDDEN']);
  });

  it('is what nobody has, for what is under a policy', () => {
    expect(refusals('{ people { judged } }', user('p', 'admin'))).toEqual(['people.judged: FORBIDDEN']);
  });

  it('is what any type demands that implements an interface', () => {
    expect(refusals('{ named { name } }', ANYBODY)).toContain('named.name: UNAUTHENTICATED');
    expect(refusals('{ named { __typename ... on Person { name } ... on Robot { model } } }', ANYBODY)).toEqual([]);
  });

  it('is what the root demands, of everything that is asked', () => {
    const open = createSupergraph(graph.sdl.replace('type Query', 'type Query @requiresScopes(scopes: [["ask"]])'));
    expect(refusals('{ open }', ANYBODY, open)).toEqual([': UNAUTHENTICATED']);
    expect(refusals('{ __typename }', user('read'), open)).toEqual([': FORBIDDEN']);
    expect(refusals('{ open }', user('ask'), open)).toEqual([]);
  });

  it('is what an interface object demands, of the types that get its fields', () => {
    const objects = composeGraph({
      a: 'type Query { items: [Item!]! } interface Item @key(fields: "id") { id: ID! } type Book implements Item @key(fields: "id") { id: ID! }',
      b: 'type Item @interfaceObject @key(fields: "id") { id: ID! secret: Int @authenticated }',
    });
    expect(refusals('{ items { ... on Book { secret } } }', ANYBODY, objects)).toEqual([
      'items.secret: UNAUTHENTICATED',
    ]);
    expect(refusals('{ items { secret } }', ANYBODY, objects)).not.toEqual([]);
    expect(refusals('{ items { ... on Book { secret } } }', user(), objects)).toEqual([]);
  });

  it('is what a type demands where it is entered', () => {
    expect(refusals('{ found { ... on Vault { code } } }', ANYBODY)).toEqual(['found: UNAUTHENTICATED']);
    expect(refusals('{ found { __typename ... on Person { name } } }', ANYBODY)).toEqual([]);
  });

  it('is not what planning asks for on its own account', () => {
    const { node } = planOf(graph, '{ people { review } }');
    expect(JSON.stringify(node)).toContain('email');
    expect(refusals('{ people { review } }', ANYBODY)).toEqual(['people.review: UNAUTHENTICATED']);
  });

  it('is found under whatever name the supergraph has for a directive', () => {
    const sdl = graph.sdl
      .replace('/authenticated/v0.1", ', '/authenticated/v0.1", as: "known", ')
      .replaceAll('@authenticated', '@known');
    expect(refusals('{ people { email } }', ANYBODY, createSupergraph(sdl))).toEqual(['people.email: UNAUTHENTICATED']);
    const imported = graph.sdl
      .replace(
        '/requiresScopes/v0.1", ',
        '/requiresScopes/v0.1", import: [{ name: "@requiresScopes", as: "@scoped" }], ',
      )
      .replaceAll(/@requiresScopes(?!")/g, '@scoped');
    expect(refusals('{ people { salary } }', user(), createSupergraph(imported))).toEqual(['people.salary: FORBIDDEN']);
  });
});

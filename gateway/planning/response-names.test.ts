import fc from 'fast-check';
import { Kind, parse, print, validate, visit, type FieldNode } from 'graphql';
import { expect, it } from 'vitest';
import { composeGraph, fetchesOf, linesOf, planOf } from './fixtures/plan-graph.ts';
import { createResponseNames } from './response-names.ts';

const products = composeGraph({
  catalog: `
    type Query { products: [Product!]!  any: [Any!]! }
    union Any = Product | Shop
    type Shop @key(fields: "id") { id: ID!  title: String  size(unit: String): Int }
    type Product @key(fields: "id") { id: ID!  title: String  name: String  price: Int  weight: Int  shop: Shop  size(unit: String): Int }`,
  shipping: `
    type Product @key(fields: "id") {
      id: ID!  price: Int @external  weight: Int @external
      estimate: Int @requires(fields: "price weight")
    }
    type Shop @key(fields: "id") { id: ID!  rating(scale: Int): Int }`,
});

/** What the client's names are in the planned operation: `planned: client`. */
const renamed = (text: string): string[] =>
  [...planOf(products, text).clientNames].map(
    ([field, name]) => `${field.alias?.value ?? field.name.value}: ${name ?? '-'}`,
  );

it('asks for a key under its own name when the client calls another field so', () => {
  const plan = planOf(products, '{ products { id: title  estimate } }');
  expect(linesOf(plan)).toEqual([
    'catalog : {products{__typename id _0_id:title price weight}}',
    'shipping products.@: {_entities(representations:$representations){...on Product{estimate}}}',
  ]);
  expect(renamed('{ products { id: title  estimate } }')).toEqual(['_0_id: id']);
});

it('asks for a required field under its own name when the client calls another field so', () => {
  const [root, entities] = fetchesOf(planOf(products, '{ products { price: name  estimate } }').node);
  expect(root?.fetch.operation).toBe('{products{__typename id _0_price:name price weight}}');
  expect(JSON.stringify(entities?.fetch.requires)).toContain('"name":"price","key":"price"');
});

it('leaves fields alone that are called what they are, and aliases that nobody else uses', () => {
  expect(renamed('{ products { id  price  label: title  size(unit: "CM") } }')).toEqual([]);
});

it('tells apart what one name means in places that exclude each other', () => {
  const text = '{ any { ... on Product { x: title } ... on Shop { x: rating(scale: 5) } } }';
  expect(() => planOf(products, text)).toThrow(/conflicting types/);
  const valid =
    '{ any { ... on Product { s: size(unit: "CM") shop { r: rating(scale: 5) } } ... on Shop { s: size(unit: "IN") r: rating(scale: 10) } } }';
  expect(renamed(valid)).toEqual(['_1_s: s', '_1_r: r']);
});

it('takes no alias for one of its own names, and none that introspection would have', () => {
  expect(renamed('{ products { _0_id: title  __x: name  id: price } }')).toEqual([
    '_0__0_id: _0_id',
    '_0___x: __x',
    '_0_id: id',
  ]);
});

it('keeps fields one that the client has twice', () => {
  const text = '{ products { ...A  id: title } } fragment A on Product { id: title  shop { id } }';
  const { operation, fragments } = planOf(products, text);
  const document = { kind: Kind.DOCUMENT as const, definitions: [operation, ...fragments.values()] };
  expect(validate(products.apiSchema, parse(print(document)))).toEqual([]);
});

it('asks for a plain __typename beside a renamed one', () => {
  expect(renamed('{ any { z: __typename ... on Product { title } } }')).toEqual(['__typename: -']);
  expect(renamed('{ any { z: __typename __typename ... on Product { title } } }')).toEqual([]);
});

it('gives no two meanings one name, and one meaning in a place one name', () => {
  const name = fc.constantFrom('id', 'price', 'a', '_0_id', '_1_a', '__a', '_0__0_id');
  const field = fc.record({
    alias: fc.option(name, { nil: null }),
    name: fc.constantFrom('id', 'price', 'a', 'b', '_0_id'),
    argument: fc.option(fc.constantFrom('1', '2'), { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(field, { minLength: 1, maxLength: 12 }), (fields) => {
      const texts = fields.map(
        (each) =>
          `${each.alias === null ? '' : `${each.alias}: `}${each.name}${each.argument === null ? '' : `(x: ${each.argument})`}`,
      );
      const document = parse(`{ ${texts.join(' ')} }`);
      const reserved = new Set(['id', 'price']);
      const names = createResponseNames(document, reserved);
      const meanings = new Map([...reserved].map((each) => [each, `${each}()`]));
      const clients = new Map<string, string>();
      visit(document, {
        Field(node: FieldNode) {
          const meaning = `${node.name.value}(${(node.arguments ?? []).map((each) => print(each)).join()})`;
          const planned = names(node);
          expect(meanings.get(planned) ?? meaning).toBe(meaning);
          meanings.set(planned, meaning);
          const client = `${node.alias?.value ?? node.name.value} ${meaning}`;
          expect(clients.get(client) ?? planned).toBe(planned);
          clients.set(client, planned);
        },
      });
    }),
  );
});

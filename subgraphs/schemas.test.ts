import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { readSdl } from '@distribution/platform/subgraph/read-sdl';
import { EXCEPTIONS, ORDER, PAGE, SPINE, STATUS } from '@distribution/test/kit/spine';
import {
  type DocumentNode,
  type GraphQLNamedType,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  getNamedType,
  isInputObjectType,
  isObjectType,
  parse,
  print,
  validate,
  visit,
} from 'graphql';
import { describe, expect, it } from 'vitest';

const here = new URL('.', import.meta.url);
const textOf = (name: string): string => readSdl(fileURLToPath(new URL(`${name}/schema.graphql`, here)));
const names = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(new URL(`${entry.name}/`, here)).includes('schema.graphql'))
  .map((entry) => entry.name);
const documents = new Map<string, DocumentNode>(names.map((name) => [name, parse(textOf(name))]));
const composed = composeServices(
  names.map((name) => ({ name, url: `http://${name}.test/graphql`, typeDefs: parse(textOf(name)) })),
);

const undescribedIn = (document: DocumentNode): readonly string[] => {
  const missing: string[] = [];
  const path: string[] = [];
  visit(document, {
    enter(node) {
      if (!('description' in node) || node.kind === Kind.SCHEMA_DEFINITION) return;
      const name = 'name' in node && node.name !== undefined ? node.name.value : '';
      path.push(name);
      const roots = ['Query', 'Subscription', 'Mutation'].includes(path.join('.'));
      if (!roots && (node.description === undefined || node.description.value.trim() === ''))
        missing.push(path.join('.'));
    },
    leave(node) {
      if ('description' in node && node.kind !== Kind.SCHEMA_DEFINITION) path.pop();
    },
  });
  return missing;
};

describe('the schemas', () => {
  it('compose into one graph without an error and without a hint', () => {
    expect(composed.errors ?? []).toEqual([]);
    expect((composed.hints ?? []).map((hint) => hint.message)).toEqual([]);
  });

  it('answer the spine as it stands', () => {
    const api = composed.schema?.toAPISchema().toGraphQLJSSchema();
    if (api === undefined) throw new Error('nothing was composed');
    expect(
      validate(api, parse([SPINE, PAGE, ORDER, STATUS, EXCEPTIONS].join('\n'))).map((error) => error.message),
    ).toEqual([]);
  });

  it.each(names)('%s describes every type, field, argument and value', (name) => {
    expect(undescribedIn(documents.get(name) ?? parse(''))).toEqual([]);
  });

  it('spell types that several graphs have alike in each of them', () => {
    const spellings = new Map<string, Set<string>>();
    for (const document of documents.values()) {
      for (const definition of document.definitions) {
        if (!('name' in definition) || definition.name === undefined) continue;
        if (!['Money', 'Quantity', 'PageInfo'].includes(definition.name.value)) continue;
        const name = definition.name.value;
        spellings.set(name, (spellings.get(name) ?? new Set()).add(print(definition)));
      }
    }
    expect([...spellings].map(([name, different]) => [name, different.size])).toEqual(
      expect.arrayContaining([
        ['Money', 1],
        ['Quantity', 1],
        ['PageInfo', 1],
      ]),
    );
  });

  it('carry no directive that a stock gateway refuses', () => {
    for (const name of names) expect(textOf(name)).not.toMatch(/@(authenticated|requiresScopes|policy|context)\b/);
  });

  it('let fields of another graph be null: it may be down', () => {
    const owners: Readonly<Record<string, string>> = { Product: 'products', Location: 'locations' };
    const strict = [...documents].flatMap(([name, document]) =>
      document.definitions
        .filter(
          (one): one is ObjectTypeDefinitionNode | ObjectTypeExtensionNode =>
            one.kind === Kind.OBJECT_TYPE_DEFINITION || one.kind === Kind.OBJECT_TYPE_EXTENSION,
        )
        .flatMap((type) =>
          (type.fields ?? []).flatMap((field) => {
            const foreignType = field.type.kind === Kind.NON_NULL_TYPE ? print(field.type).replace(/[[\]!]/g, '') : '';
            const foreign = (owners[foreignType] ?? name) !== name;
            const extended = (owners[type.name.value] ?? name) !== name && field.name.value !== 'id';
            const mayBeNull = field.type.kind !== Kind.NON_NULL_TYPE;
            return (foreign || extended) && !mayBeNull ? [`${name}: ${type.name.value}.${field.name.value}`] : [];
          }),
        ),
    );
    expect(strict).toEqual([]);
  });

  it('keep every declared event filter true to a field of the event', () => {
    const operations = buildSubgraphSchema(documents.get('operations') ?? parse(''));
    const rules = Object.values(operations.getSubscriptionType()?.getFields() ?? {}).flatMap(({ type, args }) =>
      args.flatMap((argument) => {
        const input = getNamedType(argument.type);
        const filters = isInputObjectType(input) ? Object.values(input.getFields()) : [];
        return filters.flatMap(({ astNode }) =>
          [...(astNode ? print(astNode) : '').matchAll(/@eventFilter\(path: "([\w.]+)"/g)].map(([, path]) => ({
            event: getNamedType(type),
            path: path ?? '',
          })),
        );
      }),
    );
    expect(rules.length).toBeGreaterThan(0);
    for (const { event, path } of rules) {
      const last = path.split('.').reduce<GraphQLNamedType | undefined>((type, name) => {
        const field = isObjectType(type) ? type.getFields()[name] : undefined;
        return field === undefined ? undefined : getNamedType(field.type);
      }, event);
      expect(last, `${event.name}: ${path}`).toBeDefined();
    }
  });
});

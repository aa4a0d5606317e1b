import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type DocumentNode, Kind } from 'graphql';
import { foldersWith } from './folders.ts';

/** A type exported by a file of `model/` or by a subgraph's `parents.ts`. */
interface ExportedType {
  readonly name: string;
  /** Module specifier as the generated file imports it. */
  readonly from: string;
  /** First folder inside model/ (`''` for a file directly in it). */
  readonly domain: string;
}

const EXPORTED_TYPE = /^export (?:interface|type|class) (\w+)/gm;

/** Explicit mappers of one subgraph from codegen.yml; `false` leaves a type unmapped. */
export type ExplicitMappers = Readonly<Record<string, string | false>>;

/** Mappers for codegen: the parent object of every object type in `schema`, found by the rules in codegen.yml. */
export function parentTypesOf(
  root: string,
  subgraph: string,
  schema: DocumentNode,
  explicit: ExplicitMappers,
): Record<string, string> {
  const own = typesIn(path.join(root, 'subgraphs', subgraph, 'parents.ts'), '../parents.ts', subgraph);
  const model = typesOfModel(root);
  const domains = new Set(foldersWith(root, 'subgraphs', 'schema.graphql'));
  const mappers: Record<string, string> = {};
  for (const name of objectTypesOf(schema)) {
    const given = explicit[name];
    if (given === false) continue;
    if (given !== undefined) {
      mappers[name] = given;
      continue;
    }
    const here = model.filter((type) => type.domain === subgraph);
    const neutral = model.filter((type) => !domains.has(type.domain));
    const parent =
      find(own, name) ??
      find(here, name) ??
      find(neutral, name) ??
      find(own, `${name}Ref`) ??
      find(model, `${name}Ref`);
    if (parent) mappers[name] = `${parent.from}#${parent.name} as ${parent.name}Parent`;
  }
  return mappers;
}

function find(types: readonly ExportedType[], name: string): ExportedType | undefined {
  const found = types.filter((type) => type.name === name);
  if (found.length > 1) {
    throw new Error(
      `${name} is exported by ${found.map((type) => type.from).join(' and ')}; name the parent in codegen.yml`,
    );
  }
  return found[0];
}

function objectTypesOf(schema: DocumentNode): string[] {
  const names = schema.definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION
      ? [definition.name.value]
      : [],
  );
  return [...new Set(names)].filter((name) => !['Query', 'Mutation', 'Subscription'].includes(name)).sort();
}

function typesOfModel(root: string): ExportedType[] {
  const home = path.join(root, 'model');
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('node_modules/'));
  return files.sort().flatMap((file) => {
    const domain = file.includes('/') ? file.slice(0, file.indexOf('/')) : '';
    return typesIn(path.join(home, file), `@distribution/model/${file.slice(0, -3)}`, domain);
  });
}

function typesIn(file: string, from: string, domain: string): ExportedType[] {
  if (!existsSync(file)) return [];
  return [...readFileSync(file, 'utf8').matchAll(EXPORTED_TYPE)].map((match) => ({
    name: match[1] ?? '',
    from,
    domain,
  }));
}

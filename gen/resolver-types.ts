import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as resolvers from '@graphql-codegen/typescript-resolvers';
import { parse } from 'graphql';
import { parse as parseYaml } from 'yaml';
import { readSdl } from '@distribution/platform/subgraph/read-sdl';
import type { Artifact, Made } from './artifact.ts';
import { foldersWith } from './folders.ts';
import { type ExplicitMappers, parentTypesOf } from './parent-types.ts';

const PLUGINS = { typescript, 'typescript-resolvers': resolvers };

interface CodegenFile {
  readonly output: string;
  readonly plugins: readonly (keyof typeof PLUGINS)[];
  readonly config: Readonly<Record<string, unknown>>;
  readonly mappers: Readonly<Record<string, ExplicitMappers>> | null;
}

/** Typed resolvers of every subgraph folder, as codegen.yml describes them. */
export async function makeResolverTypes(root: string): Promise<Made> {
  // Our own file, read by nobody else; a wrong shape shows at once in what it generates.
  const settings = parseYaml(readFileSync(path.join(root, 'codegen.yml'), 'utf8')) as CodegenFile;
  const names = foldersWith(root, 'subgraphs', 'schema.graphql');
  const artifacts: Artifact[] = [];
  for (const name of names) artifacts.push(await resolverTypes(root, name, settings));
  const strangers = Object.keys(settings.mappers ?? {}).filter((name) => !names.includes(name));
  return {
    artifacts,
    remarks: [`resolver types of ${names.length} subgraphs`],
    problems: strangers.map((name) => `codegen.yml has mappers for "${name}", which is no folder in subgraphs/`),
  };
}

async function resolverTypes(root: string, name: string, settings: CodegenFile): Promise<Artifact> {
  const home = `subgraphs/${name}`;
  const file = `${home}/${settings.output}`;
  const schema = parse(readSdl(path.join(root, home, 'schema.graphql')));
  const hasContext = existsSync(path.join(root, home, 'context.ts'));
  const text = await codegen({
    schema,
    documents: [],
    filename: file,
    config: {
      ...settings.config,
      ...(hasContext ? {} : { contextType: 'unknown' }),
      mappers: parentTypesOf(root, name, schema, settings.mappers?.[name] ?? {}),
    },
    plugins: settings.plugins.map((plugin) => ({ [plugin]: {} })),
    pluginMap: PLUGINS,
  });
  return { file, text: `// Made from the schema by \`npm run codegen\`; do not edit.\n${text.trimEnd()}\n` };
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Artifact, Made } from './artifact.ts';
import { foldersWith } from './folders.ts';

/** A room whose folders are plugged in by being there: which file makes a folder a member, and what it must export. */
interface Registry {
  readonly room: string;
  readonly entry: string;
  readonly exported: string;
  readonly constant: string;
}

const REGISTRIES: readonly Registry[] = [
  { room: 'subgraphs', entry: 'subgraph.ts', exported: 'subgraph', constant: 'subgraphs' },
  { room: 'adapters', entry: 'adapter.ts', exported: 'adapter', constant: 'adapters' },
];

/** `<room>/generated/registry.ts`: every folder with an entry file, under its own name. */
export async function makeRegistries(root: string): Promise<Made> {
  const made = REGISTRIES.map((registry) => {
    const names = foldersWith(root, registry.room, registry.entry);
    return {
      artifact: {
        file: `${registry.room}/generated/registry.ts`,
        text: registryText(registry, names),
      } satisfies Artifact,
      remark: `${registry.room}: ${names.join(', ') || 'none yet'}`,
      problems: names
        .filter((name) => !exportsName(path.join(root, registry.room, name, registry.entry), registry.exported))
        .map((name) => `${registry.room}/${name}/${registry.entry} must export \`${registry.exported}\``),
    };
  });
  return {
    artifacts: made.map((one) => one.artifact),
    remarks: made.map((one) => one.remark),
    problems: made.flatMap((one) => one.problems),
  };
}

function registryText({ room, entry, exported, constant }: Registry, names: readonly string[]): string {
  const imports = names.map((name) => `import { ${exported} as ${identifier(name)} } from '../${name}/${entry}';`);
  const rows = names.map((name) => (identifier(name) === name ? `  ${name},` : `  '${name}': ${identifier(name)},`));
  return [
    `// Made from the folders of ${room}/ by \`npm run codegen\`; do not edit.`,
    ...imports,
    '',
    `/** Every folder of ${room}/ that has ${entry}, by its name. */`,
    names.length === 0 ? `export const ${constant} = {} as const;` : `export const ${constant} = {`,
    ...(names.length === 0 ? [] : [...rows, '} as const;']),
    '',
  ].join('\n');
}

const identifier = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const exportsName = (file: string, name: string): boolean =>
  new RegExp(`^export (?:const|function|async function|class) ${name}\\b`, 'm').test(readFileSync(file, 'utf8'));

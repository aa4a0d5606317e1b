import { Kind, type ConstDirectiveNode, type ConstValueNode, type DocumentNode } from 'graphql';
import { argumentOf } from './resolvable-keys-first.ts';

const textOf = (value: ConstValueNode | null | undefined): string | null =>
  value?.kind === Kind.STRING ? value.value : null;

const memberOf = (value: ConstValueNode, name: string): string | null =>
  value.kind === Kind.OBJECT ? textOf(value.fields.find((field) => field.name.value === name)?.value) : null;

/** The name that an import gives to an element: `"@x"` or `{ name: "@x", as: "@y" }`; `null` when it is about another. */
const importedAs = (imported: ConstValueNode, element: string): string | null => {
  if (textOf(imported) === element) return element;
  return memberOf(imported, 'name') === element ? (memberOf(imported, 'as') ?? element) : null;
};

/** The name under which a link makes a directive known, if it links the specification at all. */
const nameByLink = (link: ConstDirectiveNode, spec: string, directive: string): string | null => {
  const [, name] = /^https:\/\/specs\.apollo\.dev\/([^/]+)\//.exec(textOf(argumentOf(link, 'url')) ?? '') ?? [];
  if (name !== spec) return null;
  const imports = argumentOf(link, 'import');
  for (const each of imports?.kind === Kind.LIST ? imports.values : []) {
    const imported = importedAs(each, `@${directive}`);
    if (imported !== null) return imported.slice(1);
  }
  const namespace = textOf(argumentOf(link, 'as')) ?? spec;
  return directive === spec ? namespace : `${namespace}__${directive}`;
};

/**
 * What a supergraph calls a directive of one of Apollo's specifications (links may rename it); `null` when it does not
 * link that specification.
 */
export const linkedDirective = (supergraph: DocumentNode, spec: string, directive: string): string | null => {
  for (const node of supergraph.definitions) {
    if (node.kind !== Kind.SCHEMA_DEFINITION && node.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const link of node.directives ?? []) {
      const name = nameByLink(link, spec, directive);
      if (name !== null) return name;
    }
  }
  return null;
};

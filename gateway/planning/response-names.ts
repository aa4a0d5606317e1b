import { print, visit, type DocumentNode, type FieldNode } from 'graphql';

/** Gives every field of an operation the response name under which it is planned. */
export type ResponseNames = (field: FieldNode) => string;

export const clientNameOf = ({ alias, name }: FieldNode): string => alias?.value ?? name.value;

/** What a field stands for, whatever it is called: its name and arguments. */
export const meaningOf = ({ name, arguments: given = [] }: FieldNode): string =>
  `${name.value}(${given
    .map((each) => print(each))
    .sort()
    .join()})`;

/** The pattern of names of our own; a client's name that looks like one gets a name of our own too. */
const OURS = /^_\d+_/;

/**
 * Decides response names such that none has two meanings: not two in the operation (also not in places that exclude each
 * other: planners merge by name), and none besides the one it has where planners ask for it themselves. Fields that are
 * called what they are and have no arguments keep their names, so that plans stay small. Client names that are one in a
 * place stay one there, for they have one meaning.
 * @param reserved names under which planners ask for fields without arguments
 */
export const createResponseNames = (document: DocumentNode, reserved: ReadonlySet<string>): ResponseNames => {
  const meanings = new Map<string, string[]>();
  visit(document, {
    Field(field) {
      const name = clientNameOf(field);
      const known = meanings.get(name) ?? [];
      if (known.length === 0) meanings.set(name, known);
      const meaning = meaningOf(field);
      if (known.includes(meaning)) return;
      if (meaning === `${name}()`) known.unshift(meaning);
      else known.push(meaning);
    },
  });
  return (field) => {
    const name = clientNameOf(field);
    const meaning = meaningOf(field);
    if (meaning === `${name}()` && !OURS.test(name)) return name;
    const index = meanings.get(name)?.indexOf(meaning) ?? 0;
    const isOthers = reserved.has(name) || OURS.test(name) || (field.alias !== undefined && name.startsWith('__'));
    return index === 0 && !isOthers ? name : `_${index}_${name}`;
  };
};

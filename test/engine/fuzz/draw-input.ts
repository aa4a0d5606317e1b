import type { EntityModel, FieldModel, RequiredInput, ValueModel } from './graph-model.ts';
import type { Tape } from './tape.ts';

/** What others may need of an object: no links, for a subgraph may know others than the next. */
export const isPlain = ({ target, args }: FieldModel): boolean =>
  (target.kind === 'LEAF' || target.kind === 'VALUE') && args.every(({ type }) => type === 'Int');

export const valueOf = ({ target }: FieldModel, values: readonly ValueModel[]): ValueModel | undefined =>
  target.kind === 'VALUE' ? values.find(({ name }) => name === target.name) : undefined;

/**
 * A field that another is computed from, with what is selected of it; `null` where there is nothing to select.
 * @param one whether it must select one thing only
 */
export const drawInput = (
  tape: Tape,
  field: FieldModel,
  values: readonly ValueModel[],
  one: boolean,
): RequiredInput | null => {
  field.mayFail = false; // what an input that failed means, no oracle says
  const n = field.args.length > 0 && !tape.chance(25) ? tape.below(3) : null;
  const value = valueOf(field, values);
  const plain = value?.fields.filter(isPlain) ?? [];
  const first = tape.below(plain.length);
  const selection = plain
    .filter((_, nth) => nth === first || (!one && tape.chance(40)))
    .flatMap((inner) => drawInput(tape, inner, values, one) ?? []);
  if (value && selection.length === 0) return null;
  return {
    field: field.name,
    args: n === null ? '' : `(n: ${n})`,
    argValues: n === null ? {} : { n },
    selection,
  };
};

/** Fields of an entity that others may need. */
export const plainFields = ({ fields }: EntityModel): FieldModel[] =>
  fields.filter((field) => isPlain(field) && field.requires.length === 0);

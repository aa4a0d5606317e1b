import type { FieldModel, OverrideModel } from './graph-model.ts';
import type { Tape } from './tape.ts';

/** The label that is switched on wherever drawn graphs are asked. */
export const LABEL_ON = 'on';

type Side = 'old' | 'new' | 'both';

/** With whom each side answers. */
const LABELS: readonly [readonly [string | null, Side], ...(readonly [string | null, Side])[]] = [
  [null, 'new'],
  ['percent(50)', 'both'],
  ['percent(0)', 'old'],
  ['percent(100)', 'new'],
  [LABEL_ON, 'new'],
  ['off', 'old'],
];

/** Lets a field move to one of the subgraphs from the one that has it. */
export const drawOverride = (tape: Tape, field: FieldModel, subgraphs: readonly number[]): FieldModel => {
  const [from] = field.owners;
  const to = tape.pick(subgraphs);
  if (field.owners.length !== 1 || from === undefined || to === undefined || to === from) return field;
  const [label, side] = tape.pick(LABELS);
  const override: OverrideModel = { label, silent: side === 'both' ? null : side === 'old' ? to : from };
  return { ...field, owners: [from, to], override };
};

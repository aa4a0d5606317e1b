import { Kind, type DirectiveNode } from 'graphql';

/** Gives every `@defer` of an operation a label that no other has. */
export interface DeferLabels {
  /** The directive with its planned label; nothing for a `@defer` that is switched off for good; others as they are. */
  relabel(this: void, directive: DirectiveNode): DirectiveNode[];
  /** The client's label of each planned one. */
  readonly known: ReadonlyMap<string, string | null>;
}

export const createDeferLabels = (): DeferLabels => {
  const known = new Map<string, string | null>();
  return {
    known,
    relabel(directive) {
      if (directive.name.value !== 'defer') return [directive];
      const given = directive.arguments ?? [];
      const condition = given.find(({ name }) => name.value === 'if');
      if (condition?.value.kind === Kind.BOOLEAN && !condition.value.value) return [];
      const label = given.find(({ name }) => name.value === 'label')?.value;
      const planned = `d${known.size}`;
      known.set(planned, label?.kind === Kind.STRING ? label.value : null);
      return [
        {
          kind: Kind.DIRECTIVE,
          name: directive.name,
          arguments: [
            ...(condition?.value.kind === Kind.VARIABLE ? [condition] : []),
            {
              kind: Kind.ARGUMENT,
              name: { kind: Kind.NAME, value: 'label' },
              value: { kind: Kind.STRING, value: planned },
            },
          ],
        },
      ];
    },
  };
};

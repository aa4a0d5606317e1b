// The renderer: writes the JSON text of `data` from what subgraphs answered, by the GraphQL specification's rules.
// In: a planned operation and its levels once; then, per request, the tables that a plan has filled, and variables. Out: text under the
// client's names and in the client's order, with errors for every null and every value that the schema does not allow.
// Nothing is merged or copied on the way: objects are walked once, where they are, and their text is put together.
// What a runtime type selects is worked out on the first object of that type, once for every outcome of the
// operation's conditions, so that per object there is only reading and writing.
import type { GraphQLError, GraphQLSchema } from 'graphql';
import type { Patch } from '../engine/answer.ts';
import type { Level } from '../execution/level.ts';
import type { Tables } from '../execution/tables.ts';
import type { PlannedOperation } from '../plan/plan.ts';
import { createShapeCompiler } from './compile-shape.ts';
import { compileDecisions } from './decisions.ts';
import { renderPatches } from './deferred-patches.ts';
import { enclosingLabels } from './enclosing-labels.ts';
import type { ResponsePath } from './error-paths.ts';
import type { ObjectShape } from './object-shape.ts';
import { renderObject } from './render-object.ts';
import { RenderRun, type AnswerStrings, type RenderVariables } from './render-run.ts';

/** Writes answers to one operation. */
export interface Renderer {
  /**
   * The JSON text of `data`: an object, or `null` when an error made it so. Deferred fragments are left out.
   * @param errors what subgraphs told, with the client's paths; what is found on the way is added
   * @param strings `PLAIN` only where that is known of every answer in the tables; default `ANY`
   */
  render(tables: Tables, variables: RenderVariables, errors: GraphQLError[], strings?: AnswerStrings): string;
  /** By planned label. */
  readonly deferred: ReadonlyMap<string, DeferredRenderer>;
}

/** Writes one deferred fragment of an operation. */
export interface DeferredRenderer {
  /**
   * One patch for every object where the fragment stands; none where what it stands in (the answer, or the patches of a
   * fragment around it), written before, has null, and none when the fragment is not deferred under these variables.
   * @param errors what subgraphs told while the fragment's part of the plan was executed: they go with the patches
   */
  render(tables: Tables, variables: RenderVariables, errors: readonly GraphQLError[]): readonly Patch[];
}

/** Outcomes of an operation's conditions that are kept compiled; an operation with n Boolean variables has 2ⁿ of them. */
const KEPT_OUTCOMES = 32;

/**
 * Compiles the writing of an operation's answers.
 * @param root the level of the operation's root, of the plan that fills the tables
 * @param schema the API schema
 */
export const compileRenderer = (planned: PlannedOperation, root: Level, schema: GraphQLSchema): Renderer => {
  const { operation, deferLabels } = planned;
  const rootType = schema.getRootType(operation.operation);
  if (!rootType) throw new Error(`the schema has no type for ${operation.operation}`);
  const decisions = compileDecisions(planned);
  const outcomes = new Map<string, ObjectShape>();
  const enclosing = enclosingLabels(planned);
  /** What has been nulled in answers that patches follow (under `null`), and by each deferred fragment. */
  const nulledUnder = new WeakMap<Tables, Map<string | null, ResponsePath[]>>();

  const shapeFor = (variables: RenderVariables): ObjectShape => {
    const key = decisions.keyOf(variables);
    const known = outcomes.get(key);
    if (known) return known;
    const compile = createShapeCompiler({ schema, planned, decisions: decisions.decide(key) });
    const shape = compile(rootType, root, [operation.selectionSet]);
    const [oldest] = outcomes.keys();
    if (outcomes.size >= KEPT_OUTCOMES && oldest !== undefined) outcomes.delete(oldest);
    outcomes.set(key, shape);
    return shape;
  };

  const nulledBy = (label: string | null, tables: Tables): ResponsePath[] => {
    const known = nulledUnder.get(tables) ?? new Map<string | null, ResponsePath[]>();
    nulledUnder.set(tables, known);
    const nulled = known.get(label) ?? [];
    known.set(label, nulled);
    return nulled;
  };

  const deferred = new Map<string, DeferredRenderer>();
  for (const [label, clientLabel] of deferLabels) {
    const around = [null, ...(enclosing.get(label) ?? [])];
    deferred.set(label, {
      render: (tables, variables, errors) =>
        renderPatches(shapeFor(variables), tables, variables, {
          label,
          clientLabel,
          errors,
          nulledBefore: around.flatMap((outer) => nulledBy(outer, tables)),
          nulled: nulledBy(label, tables),
        }),
    });
  }

  return {
    render(tables, variables, errors, strings = 'ANY') {
      const nulled = deferLabels.size > 0 ? nulledBy(null, tables) : null;
      const run = new RenderRun(tables, variables, errors, nulled, [], strings);
      const text = renderObject('', shapeFor(variables), 0, run);
      if (text !== undefined) return text;
      nulled?.push([]);
      return 'null';
    },
    deferred,
  };
};

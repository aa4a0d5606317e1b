import type { ServedEntities } from '@distribution/platform/read-log/read-log';
import type { RequestContext } from '@distribution/platform/request/request-context';
import type { GraphQLError } from 'graphql';
import type { CallReport } from '../engine/answer.ts';
import type { AnswerStrings } from '../rendering/render-run.ts';
import type { EntityWindow } from './entity-window.ts';
import type { Selection, Tables } from './tables.ts';

/** One execution of an operation. */
export interface Run {
  readonly tables: Tables;
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: RequestContext;
  /** Errors of subgraphs, with the client's paths. A deferred part has a list of its own. */
  readonly errors: GraphQLError[];
  readonly calls: CallReport[];
  /** Records in what was asked together with other executions: those of its own questions. */
  readonly served: ServedEntities[];
  /** Of all answers so far: whatever puts one into tables notes here when it is not known to be plain. */
  readonly strings: { known: AnswerStrings };
  /** Stands for this execution, deferred parts included, where something is remembered for as long as it lasts. */
  readonly memoryKey: object;
  /** Where it asks together with others; `null`: by itself. */
  readonly window: EntityWindow | null;
  /** Ended fetches that deferred parts wait for, by id; only operations with `@defer` have it. */
  readonly ended: Milestones | null;
  /**
   * Takes a part that comes after what this run writes: executes it, in a run of its own, and hands on its patches when
   * the place where they belong has been: after the answer, and after the patches of the fragment it is deferred in.
   */
  readonly later: ((label: string | null, executePart: (own: Run) => Promise<void>) => void) | null;
}

/** What representations are written from. */
export type Known = Pick<Run, 'tables' | 'variables'>;

/** Executes one node of the plan at some objects. Never rejects: what fails is left as failures and errors. */
export type Step = (run: Run, at: Selection) => Promise<void> | void;

/** Things that happen once each, and may be waited for before or after they did. */
export interface Milestones {
  reached(id: string): Promise<void>;
  reach(id: string): void;
}

export const createMilestones = (): Milestones => {
  const known = new Map<string, { readonly promise: Promise<void>; readonly resolve: () => void }>();
  const of = (id: string) => {
    let milestone = known.get(id);
    if (!milestone) {
      let resolve = (): void => {};
      const promise = new Promise<void>((done) => (resolve = done));
      known.set(id, (milestone = { promise, resolve }));
    }
    return milestone;
  };
  return { reached: (id) => of(id).promise, reach: (id) => of(id).resolve() };
};

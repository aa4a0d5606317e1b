import type { GraphQLError } from 'graphql';
import type { Tables } from '../execution/tables.ts';
import type { AlikeTexts } from './alike-texts.ts';
import { createErrorPaths, type ErrorPaths, type ResponsePath } from './error-paths.ts';

export type RenderVariables = Readonly<Record<string, unknown>>;

/**
 * What is known of the strings in subgraphs' answers. `PLAIN`: none needs an escape, as when there was no backslash in
 * the JSON they came from; they are written without a look at them. `ANY`: each is looked at.
 */
export type AnswerStrings = 'PLAIN' | 'ANY';

/** What changes while one answer is written. */
export class RenderRun {
  /** What was answered. */
  readonly tables: Tables;
  readonly variables: RenderVariables;
  /** Those known before, then what is found while writing. */
  readonly errors: GraphQLError[];
  /** Where an error made null of what the schema lets be null; kept for the patches that follow, if any. */
  readonly nulled: ResponsePath[] | null;
  /** The path to what is written at the moment; valid up to `depth`. */
  readonly path: (string | number)[];
  depth: number;
  readonly isPlain: boolean;
  /** By `Level.id`. */
  readonly alikeTexts: (AlikeTexts | undefined)[] = [];
  #known: ErrorPaths | null = null;
  readonly #knownErrors: number;

  constructor(
    tables: Tables,
    variables: RenderVariables,
    errors: GraphQLError[],
    nulled: ResponsePath[] | null,
    from: ResponsePath,
    strings: AnswerStrings,
  ) {
    this.tables = tables;
    this.variables = variables;
    this.errors = errors;
    this.nulled = nulled;
    this.path = [...from];
    this.depth = from.length;
    this.isPlain = strings === 'PLAIN';
    this.#knownErrors = errors.length;
  }

  pathHere(): ResponsePath {
    return this.path.slice(0, this.depth);
  }

  /** Whether a subgraph has told of an error here, above or below: then a null here needs no second one. */
  isExplained(): boolean {
    this.#known ??= createErrorPaths(this.errors.slice(0, this.#knownErrors));
    return this.#known.touch(this.path, this.depth);
  }
}

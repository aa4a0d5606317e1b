import { AppError } from '@distribution/platform/errors/app-error';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Limits } from './limits.ts';
import { measureOperation, type Measure } from './measure-document.ts';

const tooLarge = (what: string, measure: number, most: number): AppError | null =>
  measure > most
    ? new AppError('QUERY_TOO_LARGE', `The operation has ${measure} ${what}; at most ${most} are allowed.`)
    : null;

/** What of the limits something of this size breaks: an error saying the limit and the measure, or `null`. */
export const checkMeasure = (measure: Measure, limits: Limits): AppError | null => {
  if (measure.introspects && !limits.introspection) {
    return new AppError('INTROSPECTION_DISABLED', 'This graph does not tell its schema to callers.');
  }
  if (measure.depth > limits.maxDepth) {
    return new AppError(
      'QUERY_TOO_DEEP',
      `The operation is ${measure.depth} levels deep; at most ${limits.maxDepth} are allowed.`,
    );
  }
  return (
    tooLarge('aliases', measure.aliases, limits.maxAliases) ??
    tooLarge('root fields', measure.rootFields, limits.maxRootFields) ??
    tooLarge('fields, counted where fragments are spread', measure.fields, limits.maxFields) ??
    tooLarge('directives', measure.directives, limits.maxDirectives) ??
    tooLarge('directives at one place', measure.directivesAtOnePlace, limits.maxDirectivesAtOnePlace)
  );
};

/** What of the limits an operation breaks, or `null` when it is within all. */
export const checkLimits = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  limits: Limits,
): AppError | null => checkMeasure(measureOperation(document, operation), limits);

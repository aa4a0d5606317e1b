import { AppError } from '@distribution/platform/errors/app-error';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { checkMeasure } from './check-limits.ts';
import type { Limits } from './limits.ts';
import { addMeasures, measureOperation, type Measure } from './measure-document.ts';

/** Adds up what the operations of one request ask for: together they may ask no more than one may. */
export interface BatchBudget {
  /** Throws when the operation does not fit beside those before it; it is then not counted. */
  take(document: DocumentNode, operation: OperationDefinitionNode): void;
}

/** Makes the budget of one request. */
export const createBatchBudget = (limits: Limits): BatchBudget => {
  let taken: Measure | null = null;
  return {
    take(document, operation) {
      const measure = measureOperation(document, operation);
      const whole = taken === null ? measure : addMeasures(taken, measure);
      const beyond = checkMeasure(whole, limits);
      if (beyond) {
        throw new AppError(beyond.code, `With the operations before it in this request: ${beyond.message}`, {
          nextStep: 'Send it in a request of its own.',
        });
      }
      taken = whole;
    },
  };
};

import { UntranslatableError } from '@distribution/model/erp/unknown-code';
import { tellMistakes } from '@distribution/platform/text/tell-mistakes';
import { z } from 'zod';

/** Why rows cannot be made canonical. */
export class TranslationError extends UntranslatableError {
  override readonly name = 'TranslationError';
}

/** The reason as one sentence; what is no fault of the rows is thrown on. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof TranslationError) return error.message;
  if (error instanceof z.ZodError) return tellMistakes(error);
  throw error;
};

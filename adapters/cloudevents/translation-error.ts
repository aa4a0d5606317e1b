import { tellMistakes } from '@distribution/platform/text/tell-mistakes';
import { z } from 'zod';

/** Why an event cannot be made canonical. */
export class TranslationError extends Error {
  override readonly name = 'TranslationError';
}

/** The sentence that says why something could not be translated; anything else that was thrown goes on. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof TranslationError) return error.message;
  if (error instanceof z.ZodError) return tellMistakes(error);
  throw error;
};

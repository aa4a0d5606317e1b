import { UntranslatableError } from '@distribution/model/erp/unknown-code';
import { joinMistakes, tellMistakes } from '@distribution/platform/text/tell-mistakes';
import { z } from 'zod';

/** Why rows cannot be made canonical. */
export class TranslationError extends UntranslatableError {
  override readonly name = 'TranslationError';
}

/** What is wrong in a part of something, told as of the whole. */
export const errorIn = (part: string, { message, unknown }: TranslationError): TranslationError =>
  new TranslationError(`${part}: ${message}`, ...unknown);

/** All that is wrong as one. It fails on codes only when each of them does. */
export const joinErrors = (errors: readonly TranslationError[]): TranslationError => {
  const unknown = errors.every((error) => error.unknown.length > 0) ? errors.flatMap((error) => error.unknown) : [];
  const distinct = new Map(unknown.map((each) => [`${each.kind} ${each.code}`, each]));
  return new TranslationError(joinMistakes(errors.map(({ message }) => message)), ...distinct.values());
};

/** The reason as one sentence; what is no fault of the rows is thrown on. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof TranslationError) return error.message;
  if (error instanceof z.ZodError) return tellMistakes(error);
  throw error;
};

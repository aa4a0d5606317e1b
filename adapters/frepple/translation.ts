import { UntranslatableError } from '@distribution/model/erp/unknown-code';
import type { UnitCode } from '@distribution/model/measure/unit-code';
import { tellMistakes } from '@distribution/platform/text/tell-mistakes';
import { z } from 'zod';
import type { SourceParts } from './source-parts.ts';

/** Why a record cannot be made canonical. */
export class TranslationError extends UntranslatableError {
  override readonly name = 'TranslationError';
}

/** The sentence that says why a record could not be translated; anything else that was thrown goes on. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof TranslationError) return error.message;
  if (error instanceof z.ZodError) return tellMistakes(error);
  throw error;
};

/** The unit an item is counted in: the one that is set for all, or its own; none is guessed. */
export const unitOf = ({ config, units }: SourceParts, item: string, uom: string | null): UnitCode => {
  if (config.unit !== null) return config.unit;
  if (uom === null || uom === '')
    throw new TranslationError(`item ${item} has no unit of measure, and the setting "unit" names none for all`);
  const unit = units(uom);
  if (unit === null)
    throw new TranslationError(`unit "${uom}" of item ${item} has no UN/ECE Rec 20 meaning configured`, {
      kind: 'UNIT',
      code: uom,
    });
  return unit;
};

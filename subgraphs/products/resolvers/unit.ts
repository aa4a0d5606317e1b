import { unitNameOf } from '@distribution/model/measure/rec20';
import type { UnitCode } from '@distribution/model/measure/unit-code';

/** A unit with its Rec 20 name; a code the recommendation does not know is its own name. */
export const unitOf = (code: UnitCode): { readonly code: UnitCode; readonly name: string } => ({
  code,
  name: unitNameOf(code) ?? code,
});

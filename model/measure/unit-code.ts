import { z } from 'zod';

/** A unit of measure by its UN/ECE Recommendation 20 common code (`EA`-style trade codes included), e.g. `EA`, `KGM`, `CS`. */
export const unitCodeSchema = z
  .string()
  .regex(/^[A-Z0-9]{2,3}$/, 'a UN/ECE Rec 20 code has two or three capitals or digits')
  .brand<'UnitCode'>();
export type UnitCode = z.infer<typeof unitCodeSchema>;

import { removalSchema, upsertSchema } from '@distribution/model/erp/change';
import { z } from 'zod';

/** Changes as sync takes them: what an adapter hands out must parse as what it is said to be. */
export const canonicalChangesSchema = z.array(z.union([upsertSchema, removalSchema]));

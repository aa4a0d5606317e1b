import { removalSchema, upsertSchema } from '@distribution/model/erp/change';

/** Changes as sync takes them: what an adapter hands out must parse as what it is said to be. */
export const canonicalChangesSchema = upsertSchema.or(removalSchema).array();

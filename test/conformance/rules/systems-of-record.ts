import type { Rule } from '../rule.ts';
import { CALL_RULES } from './calls.ts';
import { CHANGE_TROUBLE_RULES } from './change-troubles.ts';
import { CHANGE_RULES } from './changes.ts';
import { DECLARATION_RULES } from './declarations.ts';
import { FORECAST_VERSION_RULES } from './forecast-versions.ts';
import { KEYED_READ_RULES } from './keyed-reads.ts';
import { KNOWN_RECORD_RULES } from './known-records.ts';
import { REVISION_RULES } from './revisions.ts';
import { WEBHOOK_RULES } from './webhooks.ts';
import { WRITE_RULES } from './writes.ts';

/** The suite for systems of record: ERPs, warehouses and planning platforms. */
export const SYSTEM_OF_RECORD_RULES: readonly Rule[] = [
  ...DECLARATION_RULES,
  ...KEYED_READ_RULES,
  ...CHANGE_RULES,
  ...CHANGE_TROUBLE_RULES,
  ...REVISION_RULES,
  ...FORECAST_VERSION_RULES,
  ...KNOWN_RECORD_RULES,
  ...CALL_RULES,
  ...WRITE_RULES,
  ...WEBHOOK_RULES,
];

import { DECLARED_ROLES } from '@distribution/model/operations/business-exception';
import type { ExceptionPolicy } from '@distribution/model/operations/exception-desk';
import { parseDecimal } from '@distribution/model/measure/decimal';

/** By what tests judge exceptions of the business. */
export const EXCEPTION_POLICY: ExceptionPolicy = {
  roles: DECLARED_ROLES,
  values: { medium: parseDecimal('1000'), high: parseDecimal('10000') },
  acknowledgementHours: 48,
  masterConfirmationMinutes: 15,
  expiryDays: 30,
  dampingMinutes: 15,
  trackingSignal: parseDecimal('4'),
};

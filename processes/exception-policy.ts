import { parseDecimal } from '@distribution/model/measure/decimal';
import {
  BUSINESS_EXCEPTION_KINDS,
  type BusinessExceptionKind,
  DECLARED_ROLES,
} from '@distribution/model/operations/business-exception';
import type { ExceptionPolicy } from '@distribution/model/operations/exception-desk';
import type { Config } from '@distribution/platform/config/config';
import { AppError } from '@distribution/platform/errors/app-error';

type Routing = Record<BusinessExceptionKind, string>;

const routed = (roles: Routing, entry: string): Routing => {
  const [name, role, ...more] = entry.split('=').map((part) => part.trim());
  const kind = BUSINESS_EXCEPTION_KINDS.find((each) => each === name);
  if (kind === undefined || role === undefined || role === '' || more.length > 0)
    throw new AppError('CONFIG_INVALID', `EXCEPTION_ROLES: "${entry}" is not KIND=role.`, {
      nextStep: `Kinds: ${BUSINESS_EXCEPTION_KINDS.join(', ')}.`,
    });
  return { ...roles, [kind]: role };
};

/** By what exceptions are found, weighed and routed, as declared and as set. Throws CONFIG_INVALID. */
export const exceptionPolicyOf = (
  config: Pick<
    Config,
    | 'exceptionRoles'
    | 'exceptionMediumValue'
    | 'exceptionHighValue'
    | 'exceptionAcknowledgementHours'
    | 'exceptionMasterConfirmationMinutes'
    | 'exceptionExpiryDays'
    | 'exceptionDampingMinutes'
    | 'forecastTrackingSignal'
  >,
): ExceptionPolicy => ({
  roles: (config.exceptionRoles ?? []).reduce<Routing>(routed, DECLARED_ROLES),
  values: { medium: parseDecimal(config.exceptionMediumValue), high: parseDecimal(config.exceptionHighValue) },
  masterConfirmationMinutes: config.exceptionMasterConfirmationMinutes,
  acknowledgementHours: config.exceptionAcknowledgementHours,
  expiryDays: config.exceptionExpiryDays,
  dampingMinutes: config.exceptionDampingMinutes,
  trackingSignal: parseDecimal(config.forecastTrackingSignal),
});

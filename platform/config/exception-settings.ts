import { amount, textList, wholeNumber } from './kind.ts';
import { defineSetting } from './setting.ts';

/** By what exceptions of the business are found, weighed and routed. */
export const EXCEPTION_SETTINGS = {
  exceptionScanSeconds: defineSetting(
    'EXCEPTION_SCAN_SECONDS',
    wholeNumber(15, 86_400),
    300,
    'Seconds between two searches through whole projections for exceptions (late receipts, expiring lots and the like). What costs little is looked for every 15 seconds.',
  ),
  exceptionRoles: defineSetting(
    'EXCEPTION_ROLES',
    textList,
    null,
    'Whose queue a kind of exception goes to, as KIND=role, for example `LATE_RECEIPT=buyer`; kinds that are not named go where docs/exceptions.md says.',
  ),
  exceptionMediumValue: defineSetting(
    'EXCEPTION_MEDIUM_VALUE',
    amount,
    '1000',
    'Amount at stake, in its own currency, from which an exception weighs more.',
  ),
  exceptionHighValue: defineSetting(
    'EXCEPTION_HIGH_VALUE',
    amount,
    '10000',
    'Amount at stake, in its own currency, from which an exception weighs most.',
  ),
  exceptionAcknowledgementHours: defineSetting(
    'EXCEPTION_ACKNOWLEDGEMENT_HOURS',
    wholeNumber(1, 8_760),
    48,
    'Hours a supplier has to answer a purchase order before it is an exception.',
  ),
  exceptionMasterConfirmationMinutes: defineSetting(
    'EXCEPTION_MASTER_CONFIRMATION_MINUTES',
    wholeNumber(1, 1_440),
    15,
    'Minutes within which planning parameters that a system took must come back by its flow. Until then orders for the same product and location wait; after it that is an exception, and they go out.',
  ),
  exceptionExpiryDays: defineSetting(
    'EXCEPTION_EXPIRY_DAYS',
    wholeNumber(0, 3_650),
    30,
    'Days before its expiry from which a lot on hand is an exception.',
  ),
  exceptionDampingMinutes: defineSetting(
    'EXCEPTION_DAMPING_MINUTES',
    wholeNumber(0, 10_080),
    15,
    'Minutes within which an exception that comes back after it was closed goes on as the same one.',
  ),
};

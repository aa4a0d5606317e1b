import { AppError } from '@distribution/platform/errors/app-error';
import type { Principal } from '@distribution/platform/principal/principal';

/** The role that may see and steer the platform's own work. */
const OPERATOR = 'operator';
/** The role that says what codes of outside systems mean. */
export const STEWARD = 'steward';

/** A partner bears no role of the house, whatever the token says. */
const bears = ({ roles, customers }: Principal, role: string): boolean => customers === null && roles.includes(role);

/** Whether the caller may see and steer everything of the platform's own work. */
const isOperator = (principal: Principal): boolean => principal.kind === 'ANONYMOUS' || bears(principal, OPERATOR);

/** The roles whose queues are the caller's; `null` for an operator, who has all. */
export const queuesOf = (principal: Principal): readonly string[] | null =>
  isOperator(principal) ? null : principal.roles.filter((role) => bears(principal, role));

/** Throws FORBIDDEN for anybody but an operator; who started the process on this machine and asks without a token is one. */
export const requireOperator = (principal: Principal): void => {
  if (isOperator(principal)) return;
  throw new AppError('FORBIDDEN', `Only callers with the role ${OPERATOR} may see or do this.`);
};

/** Throws FORBIDDEN for anybody but an operator or a caller with one of the roles. */
export const requireOneOf = (principal: Principal, roles: readonly string[]): void => {
  if (!roles.some((role) => bears(principal, role))) requireOperator(principal);
};

/** Throws FORBIDDEN for anybody but an operator or a caller with the role. */
export const requireRole = (principal: Principal, role: string): void => requireOneOf(principal, [role]);

export { type UserError, userErrorOf } from '../user-error.ts';

import type { Principal } from './principal.ts';

/**
 * Who is asking, as metrics and the bill of calls name it: a service by its subject, people all together, for they are
 * many and it is nobody's business what each of them looks up.
 */
export const clientOf = ({ kind, subject }: Pick<Principal, 'kind' | 'subject'>): string =>
  kind === 'SERVICE' ? subject : kind === 'USER' ? 'users' : 'anonymous';

import type { Principal } from '@distribution/platform/principal/principal';
import { GraphQLError } from 'graphql';
import type { Requirement } from './requirements.ts';

const refuse = (code: 'UNAUTHENTICATED' | 'FORBIDDEN', path: readonly string[], reason: string): GraphQLError =>
  new GraphQLError(`${path.length === 0 ? 'The operation' : `"${path.join('.')}"`} ${reason}`, {
    path,
    extensions: { code },
  });

const refusalOf = (
  { path, scopes, policies }: Requirement,
  { kind, scopes: held }: Pick<Principal, 'kind' | 'scopes'>,
): GraphQLError[] => {
  if (kind === 'ANONYMOUS') return [refuse('UNAUTHENTICATED', path, 'is only for callers who say who they are.')];
  if (policies.length > 0) return [refuse('FORBIDDEN', path, 'is under a policy that cannot be judged here.')];
  if (scopes.length === 0 || scopes.some((all) => all.every((scope) => held.includes(scope)))) return [];
  const asked = scopes.map((all) => all.join(' and ')).join(', or ');
  return [refuse('FORBIDDEN', path, `needs the scope ${asked}.`)];
};

/**
 * Why a caller may not ask this operation: errors with code `UNAUTHENTICATED` or `FORBIDDEN`, each with the path of a
 * field. None: the caller may. What is under a policy is refused to everybody, for nothing here can judge policies.
 */
export const checkRequirements = (
  requirements: readonly Requirement[],
  principal: Pick<Principal, 'kind' | 'scopes'>,
): readonly GraphQLError[] => requirements.flatMap((each) => refusalOf(each, principal));

import { Kind, type ConstDirectiveNode, type ConstValueNode, type DocumentNode } from 'graphql';
import { linkedDirective } from './linked-directives.ts';
import { argumentOf } from './resolvable-keys-first.ts';

/** What a field or type demands of callers. In both lists one of the inner lists must hold as a whole; empty ones demand nothing. */
export interface Demand {
  readonly authenticated: boolean;
  readonly scopes: readonly (readonly string[])[];
  readonly policies: readonly (readonly string[])[];
}

/** Reads the demand among the directives of a field or type; `null` when there is none. */
export type DemandReader = (directives: readonly ConstDirectiveNode[] | undefined) => Demand | null;

const listOf = (value: ConstValueNode | null): readonly ConstValueNode[] =>
  value?.kind === Kind.LIST ? value.values : value ? [value] : [];

/** `[["a", "b"], ["c"]]`; where GraphQL lets one leave brackets out, they are put back. */
const alternativesOf = (value: ConstValueNode | null): string[][] =>
  listOf(value).map((inner) => listOf(inner).flatMap((each) => (each.kind === Kind.STRING ? [each.value] : [])));

/** Learns from a supergraph what its security directives are called. */
export const createDemandReader = (supergraph: DocumentNode): DemandReader => {
  const authenticated = linkedDirective(supergraph, 'authenticated', 'authenticated');
  const scopes = linkedDirective(supergraph, 'requiresScopes', 'requiresScopes');
  const policies = linkedDirective(supergraph, 'policy', 'policy');
  return (directives = []) => {
    const named = (name: string | null) => directives.filter((each) => each.name.value === name);
    const demand: Demand = {
      authenticated: named(authenticated).length > 0,
      scopes: named(scopes).flatMap((each) => alternativesOf(argumentOf(each, 'scopes'))),
      policies: named(policies).flatMap((each) => alternativesOf(argumentOf(each, 'policies'))),
    };
    return demand.authenticated || demand.scopes.length > 0 || demand.policies.length > 0 ? demand : null;
  };
};

import { createHash } from 'node:crypto';
import type { Principal } from '@distribution/platform/principal/principal';
import type { PreparedOperation } from '../engine/prepared-operation.ts';
import { labelsFor } from '../planning/override-labels.ts';
import { scopeKeyOf } from '../upstream/caller-scope.ts';
import type { EstablishedSubscription } from './establish-subscription.ts';
import { isPersonal } from './event-audience.ts';
import type { SubscriptionScope } from './subscription-scope.ts';

/** Callers who are answered alike, and as whom subgraphs are asked for all of them. */
export interface Partition {
  readonly key: string;
  readonly principal: Principal;
  readonly forwardedHeaders: Readonly<Record<string, string>> | null;
}

/** What a subscription shares, with whom. */
export interface SubscriptionKeys {
  /** Equal where one event gives the same bytes. */
  readonly renderer: string;
  /** Equal where the same events are wanted, too. */
  readonly group: string;
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
};

/** JSON text in which the order of members says nothing. */
const canonical = (value: unknown): string => JSON.stringify(sorted(value));

const everybodyWith = (principal: Principal): Principal => {
  const { kind, roles, scopes, regions, legalEntities, customers } = principal;
  const rights = { kind, roles, scopes, regions, legalEntities, customers };
  const name = createHash('sha256').update(JSON.stringify(rights)).digest('hex').slice(0, 16);
  // A name that is nobody's: a subgraph that answers by name answers nobody's secrets.
  return { ...rights, subject: `subscribers:${name}`, tokenId: null, expiresAtSeconds: null, issuedAtSeconds: null };
};

/** Makes what sorts callers into partitions; a principal's is found once. */
export const createPartitions = (
  shareBetweenSubjects: boolean,
): ((scope: Pick<SubscriptionScope, 'principal' | 'forwardedHeaders'>) => Partition) => {
  const known = new WeakMap<Principal, Partition>();
  const plain = (principal: Principal): Partition => {
    let partition = known.get(principal);
    if (!partition) {
      // Each subscriber's own token ends at its own time, and is judged at each delivery: the rendering has none.
      const alike = shareBetweenSubjects
        ? everybodyWith(principal)
        : { ...principal, tokenId: null, expiresAtSeconds: null, issuedAtSeconds: null };
      known.set(principal, (partition = { key: scopeKeyOf(alike), principal: alike, forwardedHeaders: null }));
    }
    return partition;
  };
  return ({ principal, forwardedHeaders }) => {
    const partition = plain(principal);
    if (forwardedHeaders === null || Object.keys(forwardedHeaders).length === 0) return partition;
    return { ...partition, key: partition.key + canonical(forwardedHeaders), forwardedHeaders };
  };
};

const digests = new WeakMap<PreparedOperation, string>();

/** Names an operation as it was prepared: in one supergraph, on one side of its overrides. */
const digestOf = ({ prepared, supergraph }: EstablishedSubscription, principal: Principal): string => {
  let digest = digests.get(prepared);
  if (digest === undefined) {
    const labels = [...labelsFor(supergraph.planning.overrideLabels, principal)];
    const parts = JSON.stringify([supergraph.hash, prepared.source, prepared.operationName, labels]);
    digests.set(prepared, (digest = createHash('sha256').update(parts).digest('base64')));
  }
  return digest;
};

/** @param founder whose subscription it is: overrides take sides by who asks */
export const keysOf = (
  established: EstablishedSubscription,
  partition: Partition,
  founder: Principal,
): SubscriptionKeys => {
  const { planned, variables, filter } = established;
  const mattering = planned.renderVariables.map((name) => [name, variables[name]]);
  const renderer = `${digestOf(established, founder)}${canonical(Object.fromEntries(mattering))}\0${partition.key}`;
  // What is told by name is nobody else's group.
  const name = isPersonal(planned.stream.audience, founder) ? `\0${founder.subject}` : '';
  return { renderer, group: `${renderer}\0${canonical(filter)}${name}` };
};

// Whose word is taken. In: a page of changes, from whatever system. Out: what the owners of the records say, with what the
// owners of single fields say put in; what those say by themselves; and, refused, what is nobody's to say who said it.
import { type CanonicalChange, FLOW_OF_RECORD, type Upsert } from '@distribution/model/erp/change';
import { fieldsOwnedBy, systemOfChange } from '@distribution/model/operations/ownership';
import type { Database } from '../sql/database.ts';
import { type BatchState, follow } from './batch-state.ts';
import { findEchoes } from './find-echoes.ts';
import { hearFieldOwners, keepWords, type Ownerships, readOwnerships, slotOf } from './field-words.ts';
import { nameOfChange, recordKeyOf } from './natural-key.ts';

/** A page after it was asked whose word it is. */
export interface OwnedChanges {
  /** To be taken by the rules of all news. */
  readonly own: readonly CanonicalChange[];
  /** What field owners said anew, each as their system told it. */
  readonly contributed: readonly Upsert[];
  /** How many said what is here already, of what they do not own. */
  readonly echoes: number;
  readonly ownerships: Ownerships;
}

const refuse = (state: BatchState, change: CanonicalChange, message: string, inPart: boolean): void => {
  state.refused.push({ change, code: 'OWNERSHIP_VIOLATION', message, missing: null, inPart });
};

/** Parks a record for the fields of which it says what is not its system's to say; the rest of it is taken. */
export const refuseFields = (state: BatchState, change: CanonicalChange, fields: readonly string[]): void => {
  const system = systemOfChange(change);
  if (fields.length > 0)
    refuse(state, change, `${nameOfChange(change)}: it is not for ${system} to say ${fields.join(', ')}`, true);
};

/** Sets aside what is not the system's to say. */
export const enforceOwnership = async (
  database: Database,
  state: BatchState,
  changes: readonly CanonicalChange[],
): Promise<OwnedChanges> => {
  const ownerships = await readOwnerships(database, changes);
  const [own, contributed]: [CanonicalChange[], Upsert[]] = [[], []];
  const foreign: (readonly [CanonicalChange, string])[] = [];
  for (const change of changes) {
    const ownership = ownerships.get(FLOW_OF_RECORD[change.of]);
    const system = systemOfChange(change);
    if (ownership === undefined || system === ownership.owner) own.push(change);
    else if (change.operation === 'UPSERT' && fieldsOwnedBy(ownership, system).length > 0) contributed.push(change);
    else foreign.push([change, ownership.owner]);
  }
  const echoes =
    foreign.length === 0
      ? null
      : await findEchoes(
          database,
          foreign.map(([change]) => change),
        );
  for (const [change, owner] of foreign)
    if (echoes?.has(change) !== true)
      refuse(state, change, `${nameOfChange(change)} is owned by ${owner}, not by ${systemOfChange(change)}`, false);
  const fresh = await keepWords(database, ownerships, contributed, state.now);
  const heard = await hearFieldOwners(database, ownerships, own);
  for (const { told, change, contradicted } of heard) {
    follow(state, told, change);
    refuseFields(state, told, contradicted);
  }
  return {
    own: heard.map(({ change }) => change),
    contributed: contributed.filter((upsert) => fresh.has(slotOf(upsert.of, recordKeyOf(upsert)))),
    echoes: echoes?.size ?? 0,
    ownerships,
  };
};

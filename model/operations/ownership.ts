import type { CanonicalChange } from '../erp/change.ts';
import type { SystemCode } from '../origin.ts';

/**
 * Whose word about a flow's records is taken. What any other system tells of them is refused with OWNERSHIP_VIOLATION,
 * but for the fields it owns.
 */
export interface FlowOwnership {
  /** The system of record: it says that a record exists, that it is gone, and all that nobody else owns. */
  readonly owner: SystemCode;
  /** Owners of single fields, by the name of the field; only of systems that are connected to the flow. */
  readonly fields: Readonly<Record<string, SystemCode>>;
  /** Further systems that are read beside the flow's own, for the fields they own. */
  readonly contributors: readonly SystemCode[];
}

/** The ownership of a flow that comes from one system alone. */
export const ownedBy = (owner: SystemCode): FlowOwnership => ({ owner, fields: {}, contributors: [] });

/** Where a change comes from. */
export const systemOfChange = (change: CanonicalChange): SystemCode =>
  (change.operation === 'DELETE' ? change.origin : change.record.origin).system;

/** Fields the system owns of records that another owns. */
export const fieldsOwnedBy = ({ owner, fields }: FlowOwnership, system: SystemCode): readonly string[] =>
  system === owner ? [] : Object.keys(fields).filter((field) => fields[field] === system);

/** Whether a value says nothing: a system that does not know a field leaves it empty, and contradicts nobody by that. */
export const saysNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

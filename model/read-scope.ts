/**
 * The rows a caller may see. `null` means unrestricted in that dimension; an empty list means nothing.
 * Rows without a region (group-wide master data) are visible to everyone who may see the graph at all.
 */
export interface ReadScope {
  readonly regions: readonly string[] | null;
  readonly legalEntities: readonly string[] | null;
  /** Customer codes a partner may see orders of; `null` for employees. */
  readonly customers: readonly string[] | null;
}

/** Sees everything: for internal work that acts for no caller. */
export const EVERYTHING: ReadScope = { regions: null, legalEntities: null, customers: null };

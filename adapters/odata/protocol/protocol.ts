/** A row as profiles see it, whichever protocol brought it: navigations are arrays, amounts text, instants ISO. */
export type Row = Readonly<Record<string, unknown>>;

/** One page of rows. */
export interface RowPage {
  readonly rows: readonly Row[];
  /** Link to the next page. */
  readonly next: string | null;
  /** Link to what changes from now on. */
  readonly delta: string | null;
  /** Rows there are in all, where that was asked for and told. */
  readonly count: number | null;
}

/** What differs between the versions of OData. */
export interface Protocol {
  /** Headers of every call. */
  readonly headers: Readonly<Record<string, string>>;
  /** Query option that has all rows counted. */
  readonly countOption: string;
  /** JSON text to a value; amounts keep all their digits. Throws a SyntaxError. */
  parse(text: string): unknown;
  /** Takes a page; throws a ZodError when it is none. */
  pageOf(json: unknown): RowPage;
  /** Takes a single entity; throws a ZodError when it is none. */
  entityOf(json: unknown): Row;
  /** An instant as a literal of filters. */
  instant(millis: number): string;
  /** `property` has one of the literals. */
  anyOf(property: string, literals: readonly string[]): string;
}

/** Text as a literal of filters and keys; the same in both versions. */
export const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

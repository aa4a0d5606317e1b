import { v7 } from 'uuid';

/**
 * The id of a new row: a UUID of version 7 (RFC 9562). Rows that one process makes within a millisecond have ids in the
 * order it made them, which is what a list by instant goes by between equal instants.
 */
export const createRowId = (): string => v7();

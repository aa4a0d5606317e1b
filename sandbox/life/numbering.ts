import type { World } from '../world/world.ts';

/** Gives out the next document and movement numbers, going on from the highest the world has. */
export interface Numbering {
  nextMovement(): string;
  nextSalesOrder(): string;
  nextPurchaseOrder(): string;
  nextTransfer(): string;
}

const countFrom = (prefix: string, numbers: Iterable<string>): (() => string) => {
  let highest = 0;
  for (const number of numbers) {
    const serial = number.startsWith(prefix) ? Number(number.slice(prefix.length)) : Number.NaN;
    if (Number.isSafeInteger(serial) && serial > highest) highest = serial;
  }
  return () => `${prefix}${(highest += 1)}`;
};

const documentNumbers = function* (table: {
  live(): Iterable<{ readonly record: { readonly DocumentNo: string } }>;
}): Iterable<string> {
  for (const { record } of table.live()) yield record.DocumentNo;
};

const movementIds = function* ({ tables }: World): Iterable<string> {
  for (const { record } of tables.Movements.live()) yield record.MovementId;
};

/** Reads the highest numbers of a world once. */
export const createNumbering = (world: World): Numbering => ({
  nextMovement: countFrom('M-', movementIds(world)),
  nextSalesOrder: countFrom('SO-', documentNumbers(world.tables.SalesOrders)),
  nextPurchaseOrder: countFrom('PO-', documentNumbers(world.tables.PurchaseOrders)),
  nextTransfer: countFrom('TO-', documentNumbers(world.tables.TransferOrders)),
});

import type { InventoryPosition } from '@distribution/model/inventory/position';

/** The lots of a position with their amounts in the position's unit. */
export const lotBalancesOf = ({ lots, unit }: InventoryPosition) =>
  lots.map(({ lot, expiresOn, onHand, held }) => ({
    lot,
    expiresOn,
    onHand: { value: onHand, unit },
    held: { value: held, unit },
  }));

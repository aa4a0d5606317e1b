import type { StockTotalResolvers } from '../generated/resolvers.ts';

export const StockTotal: StockTotalResolvers = {
  onHand: ({ onHand: value, unit }) => ({ value, unit }),
  available: ({ available: value, unit }) => ({ value, unit }),
  inTransit: ({ inTransit: value, unit }) => ({ value, unit }),
  onOrder: ({ onOrder: value, unit }) => ({ value, unit }),
  backordered: ({ backordered: value, unit }) => ({ value, unit }),
};

import { Counter, type Registry } from 'prom-client';

/** So many clients are told apart; all further ones are `others`, so that the number of labels stays bounded. */
const CLIENTS_TOLD_APART = 100;

/** What calls that somebody of ours makes of his own accord (polls, write-back) are counted under. */
const HOUSE = 'house';

/**
 * Registers the bill: calls that left for outside systems, by whom they were made for. They are counted where they leave,
 * so that over all processes they add up to what the systems were asked, whatever became of the operation.
 */
export const createCallBill = (
  registers: Registry[],
): ((call: { readonly client: string | null; readonly system: string }) => void) => {
  const calls = new Counter({
    name: 'graph_erp_calls_total',
    help: 'Calls that left for outside systems, by the client they were made for.',
    labelNames: ['client', 'system'],
    registers,
  });
  const known = new Set<string>();
  return ({ client, system }) => {
    const name = client ?? HOUSE;
    if (known.size < CLIENTS_TOLD_APART) known.add(name);
    calls.inc({ client: known.has(name) ? name : 'others', system });
  };
};

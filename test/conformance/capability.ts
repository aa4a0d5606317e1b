/**
 * What a rule may need. The first group is what an adapter of a system of record can do, and it says so itself; the second
 * is what the world in front of it can be made to do for a test, which the kit sees by the methods the world has.
 */
export const ADAPTER_CAPABILITIES = {
  KEYED_READS: 'records can be read by their natural keys',
  CHUNKED_READS: 'a long list of keys is asked for in several calls',
  PAGED_CHANGES: 'changes come in pages whose size can be set',
  DELETES: 'the system tells which records are gone',
  WRITES: 'purchase orders can be made in the system',
  WEBHOOKS: 'the system pushes signed messages',
  FORECAST_VERSIONS: 'forecasts come as published versions',
} as const;
export const WORLD_ABILITIES = {
  CHANGED_RECORDS: 'a record of each flow can be changed',
  REMOVED_RECORDS: 'a record can be removed',
  SPOILED_RECORDS: 'a record can be made to make no sense',
  SKEWED_CLOCK: "the system's clock can be set off",
  KNOWN_RECORDS: 'some records are known in full, units and amounts included',
  PUSHED_MESSAGES: 'the system can be told where to push',
  COUNTED_ORDERS: 'purchase orders can be made and counted',
} as const;

export type AdapterCapability = keyof typeof ADAPTER_CAPABILITIES;
export type WorldAbility = keyof typeof WORLD_ABILITIES;
export type Need = AdapterCapability | WorldAbility;

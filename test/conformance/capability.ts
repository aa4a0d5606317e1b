/**
 * What a rule may need. The first group is what an adapter of a system of record can do, and it says so itself; the second
 * is what the world in front of it can be made to do for a test, which the kit sees by the methods the world has. The
 * other two groups are the same of an adapter of a document channel.
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
export const DOCUMENT_CAPABILITIES = {
  PAGED_DOCUMENTS: 'one document is told in pages whose size can be set',
  REMOVALS: 'documents tell which records are gone',
  ENVELOPES: 'a document can be wrong as a whole: counts, totals, control numbers',
  REPLIES: 'a document is answered by a file',
  PUSHES: 'documents are pushed, too, and signed',
  OUTGOING_ORDERS: 'purchase orders are written as files',
} as const;
export const SENDER_ABILITIES = {
  BAD_RECORDS: 'a document with one record that makes no sense can be made',
  BROKEN_DOCUMENTS: 'documents that are wrong as a whole can be made',
  STRANGE_DOCUMENTS: 'a document that nobody was told of can be made',
  ENCODINGS: 'the same document can be made in several encodings',
  REMOVED_RECORDS: 'a document that removes a record can be made',
  KNOWN_RECORDS: 'some records are known in full, units and amounts included',
  COUNTED_REPLIES: 'how many answers a document is due is known',
  PUSHED_DOCUMENTS: 'a document can be pushed',
  SAMPLE_ORDER: 'there is a purchase order to write',
} as const;

export type AdapterCapability = keyof typeof ADAPTER_CAPABILITIES;
export type WorldAbility = keyof typeof WORLD_ABILITIES;
export type Need = AdapterCapability | WorldAbility;
export type DocumentCapability = keyof typeof DOCUMENT_CAPABILITIES;
export type SenderAbility = keyof typeof SENDER_ABILITIES;
export type DocumentNeed = DocumentCapability | SenderAbility;

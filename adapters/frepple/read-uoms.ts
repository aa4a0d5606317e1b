import type { SourceCall } from '@distribution/model/erp/source-call';
import { parseReceivedJson } from '@distribution/platform/text/received-json';
import type { SourceParts } from './source-parts.ts';
import { itemsWire } from './wire.ts';

/** The unit of every item in frePPLe's own word, `null` for one that has none; nothing is asked when one unit is set for all. */
export const readUoms = async (
  { config, request }: SourceParts,
  call: SourceCall,
): Promise<ReadonlyMap<string, string | null>> => {
  if (config.unit !== null) return new Map();
  const { value } = await request(
    { path: 'api/input/item/', endpoint: 'item', take: (body) => itemsWire.parse(parseReceivedJson(body)) },
    call,
  );
  return new Map(value.map(({ name, uom }) => [name, uom ?? null]));
};

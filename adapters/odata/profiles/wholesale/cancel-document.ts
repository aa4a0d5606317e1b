import type { SourceCall } from '@distribution/model/erp/source-call';
import { AppError } from '@distribution/platform/errors/app-error';
import { quote } from '../../protocol/protocol.ts';
import type { RecordType } from '../../record-type.ts';
import type { SourceParts } from '../../source-parts.ts';
import type { KeptRecord, KeyedWriter } from './keyed-write.ts';

/** Where nothing has moved yet; later it is too late to take a document back. */
const STILL_PAPER: readonly string[] = ['DRAFT', 'SENT', 'ACKNOWLEDGED', 'RELEASED'];

interface Document {
  readonly number: string;
  readonly status: string;
}

/** Cancels a document that was found by its key; one that is cancelled stays so. */
export const cancelDocument = async <T extends Document>(
  { system, client }: SourceParts,
  writer: KeyedWriter,
  type: RecordType<T>,
  { record, etag }: KeptRecord<T>,
  call: SourceCall,
): Promise<T> => {
  if (record.status === 'CANCELLED') return record;
  if (!STILL_PAPER.includes(record.status))
    throw new AppError(
      'UPSTREAM_REJECTED',
      `${record.number} is ${record.status} in ${system}: it is too late to cancel`,
    );
  const body = JSON.stringify({ DocStatus: 'CANC' });
  const answer = await client.request(
    {
      path: `${type.path}(${quote(record.number)})`,
      endpoint: type.set,
      headers: { 'if-match': etag ?? '*' },
      post: { method: 'PATCH', body, repeatable: true },
      accepts: [412],
    },
    call,
  );
  if (answer.status === 412)
    throw new AppError('UPSTREAM_UNAVAILABLE', `${record.number} was changed in ${system} while it was cancelled`);
  return writer.read(type, answer, call);
};

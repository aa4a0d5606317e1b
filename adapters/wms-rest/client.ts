import type { SourceCall } from '@distribution/model/erp/source-call';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Outbound } from '@distribution/platform/outbound/outbound';
import { parseReceivedJson } from '@distribution/platform/text/received-json';
import type { z } from 'zod';

/** One GET of the warehouse system. */
export interface WmsRequest<S extends z.ZodType> {
  readonly path: string;
  readonly endpoint: string;
  readonly answer: S;
}
/** The parsed answer; `null` when the system says that the place asked for is of another stream (410). */
export type WmsRequester = <S extends z.ZodType>(
  request: WmsRequest<S>,
  call: SourceCall,
) => Promise<z.output<S> | null>;

/** Builds the one way to ask the system. */
export const createWmsRequester =
  (system: string, outbound: Outbound): WmsRequester =>
  async ({ path, endpoint, answer }, call) => {
    const response = await outbound.request({ method: 'GET', path, endpoint, accepts: [410] }, call);
    if (response.status === 410) return null;
    try {
      return answer.parse(parseReceivedJson(response.body));
    } catch (cause) {
      throw new AppError('UPSTREAM_PROTOCOL', `${system} answered ${endpoint} in a form that is not known`, { cause });
    }
  };

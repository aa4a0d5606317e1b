import type { SourceCall } from '@distribution/model/erp/source-call';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Outbound } from '@distribution/platform/outbound/outbound';
import { parseReceivedJson } from '@distribution/platform/text/received-json';
import type { z } from 'zod';

/** One GET of the planning platform. */
export interface PlanningRequest<S extends z.ZodType> {
  readonly path: string;
  readonly endpoint: string;
  readonly answer: S;
}
/** The parsed answer; `null` when the platform has no such thing (404). */
export type PlanningRequester = <S extends z.ZodType>(
  request: PlanningRequest<S>,
  call: SourceCall,
) => Promise<z.output<S> | null>;

/** Builds the one way to ask the platform. */
export const createPlanningRequester =
  (system: string, outbound: Outbound): PlanningRequester =>
  async ({ path, endpoint, answer }, call) => {
    const response = await outbound.request({ method: 'GET', path, endpoint, accepts: [404] }, call);
    if (response.status === 404) return null;
    try {
      return answer.parse(parseReceivedJson(response.body));
    } catch (cause) {
      throw new AppError('UPSTREAM_PROTOCOL', `${system} answered ${endpoint} in a form that is not known`, { cause });
    }
  };

import type { SourceCall } from '@distribution/model/erp/source-call';
import { type Instant, instantOf } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import type { Outbound } from '@distribution/platform/outbound/outbound';
import type { FreppleConfig } from './config.ts';

/** One GET. */
export interface FreppleRequest<T> {
  /** Below the scenario, without a leading slash. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly endpoint: string;
  /** Makes something of the answer; whatever it throws is a form that is not known. */
  readonly take: (body: string) => T;
}
export interface FreppleAnswer<T> {
  readonly value: T;
  /** The server's clock when it answered (the Date header, whole seconds). */
  readonly answeredAt: Instant;
}
export type FreppleRequester = <T>(request: FreppleRequest<T>, call: SourceCall) => Promise<FreppleAnswer<T>>;

/** Builds the one way to ask a scenario. */
export const createFreppleRequester = (
  { system, scenario }: Pick<FreppleConfig, 'system' | 'scenario'>,
  outbound: Outbound,
  now: () => number,
): FreppleRequester => {
  const prefix = scenario === null ? '' : `${scenario}/`;
  return async ({ path, query = {}, endpoint, take }, call) => {
    const search = new URLSearchParams({ format: 'json', ...query }).toString();
    const { headers, body } = await outbound.request(
      { method: 'GET', path: `${prefix}${path}?${search}`, endpoint },
      call,
    );
    const dated = Date.parse(headers['date'] ?? '');
    try {
      return { value: take(body), answeredAt: instantOf(Number.isNaN(dated) ? now() : dated) };
    } catch (cause) {
      throw new AppError('UPSTREAM_PROTOCOL', `${system} answered ${endpoint} in a form that is not known`, { cause });
    }
  };
};

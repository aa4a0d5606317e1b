import type { UnitLookup } from '@distribution/model/measure/trade-unit-codes';
import type { FreppleRequester } from './client.ts';
import type { FreppleConfig } from './config.ts';

/** What reading one scenario needs. */
export interface SourceParts {
  readonly config: FreppleConfig;
  readonly request: FreppleRequester;
  readonly units: UnitLookup;
}

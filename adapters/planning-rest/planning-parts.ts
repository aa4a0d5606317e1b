import type { UnitLookup } from '@distribution/model/measure/trade-unit-codes';
import type { SystemCode } from '@distribution/model/origin';
import type { PlanningRequester } from './client.ts';

/** What reading needs. */
export interface PlanningParts {
  readonly system: SystemCode;
  readonly request: PlanningRequester;
  readonly units: UnitLookup;
  readonly pageSize: number;
  readonly initialVersions: number;
}

import type { ForecastSeries, ForecastVersionCode } from '@distribution/model/forecasts/forecast';
import type { LocationCode } from '@distribution/model/locations/location';
import type { Decimal } from '@distribution/model/measure/decimal';

/** A series with its neighbours. */
export interface SeriesRow extends Pick<
  ForecastSeries,
  'sku' | 'measure' | 'grain' | 'unit' | 'quantities' | 'overrides'
> {
  readonly location_code: LocationCode;
  readonly starts_on: ForecastSeries['startsOn'];
  readonly as_of: string;
  readonly system: string;
  readonly legal_entity: string;
  readonly region_code: string;
  readonly faulty: boolean;
  readonly base_code: ForecastVersionCode | null;
  readonly base_grain: ForecastSeries['grain'] | null;
  readonly base_starts_on: ForecastSeries['startsOn'];
  readonly base_unit: ForecastSeries['unit'];
  readonly base_quantities: ForecastSeries['quantities'];
  readonly supplier_code: string | null;
  readonly lead_time_days: number | null;
  readonly price: { readonly amount: string; readonly currency: string } | null;
  readonly parameters: {
    readonly reorderPoint: Decimal | null;
    readonly maximumStock: Decimal | null;
    readonly reviewPeriodDays: number | null;
    readonly unit: string;
    readonly system: string;
    readonly revision: string;
    readonly asOf: string;
  } | null;
  readonly balance: {
    readonly available: Decimal;
    readonly unit: string;
    readonly system: string;
    readonly revision: string;
    readonly asOf: string;
  } | null;
  /** Open supply by the day it is expected. */
  readonly supply: readonly { readonly on: string; readonly quantity: Decimal }[];
}

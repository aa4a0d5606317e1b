import type { KeyedAnswer, SourceCall } from '../erp/source-call.ts';
import type { LocationCode } from '../locations/location.ts';
import type { Page, PageRequest } from '../page.ts';
import type { PositionKey } from '../inventory/position.ts';
import type { ProductId } from '../products/product.ts';
import type { ReadScope } from '../read-scope.ts';
import type { LocalDate } from '../time/local-date.ts';
import type { OrderedDemand } from './consumption.ts';
import type { Demand, DemandMeasure } from './demand.ts';
import type { ForecastFallback } from './forecast-fallback.ts';
import type {
  ForecastMeasure,
  ForecastSeries,
  ForecastVersion,
  ForecastVersionCode,
  ForecastVersionId,
} from './forecast.ts';

/** Reads of published forecasts; a version that is still loading is seen by nobody. */
export interface ForecastReader {
  /** The newest published version, `null` before the first. */
  currentVersion(): Promise<ForecastVersion | null>;
  /** The fallback in force while the next version is late; `null` otherwise. */
  currentFallback(): Promise<ForecastFallback | null>;
  loadVersions(ids: readonly ForecastVersionId[]): Promise<readonly (ForecastVersion | null)[]>;
  /** Newest first. */
  listVersions(page: PageRequest): Promise<Page<ForecastVersion>>;
  /** All series of each product in one version within the scope (optionally of some locations), by location code. */
  loadSeriesOfProducts(
    products: readonly ProductId[],
    query: {
      readonly version: ForecastVersionCode;
      readonly measure: ForecastMeasure;
      readonly locationCodes: readonly LocationCode[] | null;
    },
    scope: ReadScope,
  ): Promise<readonly (readonly ForecastSeries[])[]>;
  /** Actual demand of each product within the scope in the periods that lie within the days, by location code, then by day. */
  loadDemandOfProducts(
    products: readonly ProductId[],
    query: {
      readonly measure: DemandMeasure;
      readonly locationCodes: readonly LocationCode[] | null;
      readonly from: LocalDate;
      /** The last day. */
      readonly to: LocalDate;
    },
    scope: ReadScope,
  ): Promise<readonly (readonly Demand[])[]>;
  /**
   * What is ordered of each product within the scope for the days from `from` up to, but without, `to`: orders that are
   * neither drafts nor cancelled nor returns, whether shipped or not, but for those that were ordered over a year before
   * `from` and are not open any more; by location code, then by day.
   */
  loadOrderedOfProducts(
    products: readonly ProductId[],
    query: { readonly from: LocalDate; readonly to: LocalDate },
    scope: ReadScope,
  ): Promise<readonly (readonly OrderedDemand[])[]>;
}

/** The planning platform. */
export interface ForecastSource {
  loadVersion(code: ForecastVersionCode, call: SourceCall): Promise<ForecastVersion | null>;
  loadSeries(
    version: ForecastVersionCode,
    keys: readonly PositionKey[],
    call: SourceCall,
  ): Promise<readonly KeyedAnswer<readonly ForecastSeries[]>[]>;
}

// What resolvers get as parents where the graph's name is not the model's.
import type { OrderRecommendation as Recommendation } from '@distribution/model/decision/replenishment-outcomes';
import type { Ref } from '@distribution/model/entity-id';
import type { ForecastImpact as Impact } from '@distribution/model/forecasts/forecast-impact';
import type { ForecastPublication as Publication } from '@distribution/model/forecasts/publication';
import type { Command } from '@distribution/model/operations/command';
import type { OutboundCommandView } from '@distribution/model/operations/outbound-view';
import type { JournalExtent } from '@distribution/model/operations/journal';
import type { Reader, ReadWindow } from '@distribution/model/operations/readers';
import type { Instant } from '@distribution/model/time/instant';
import type { Connection } from '../connection.ts';

/** A command as the desk keeps it. */
export type SyncCommand = Command;

/** A command to an outside system as people see it. */
export type OutboundCommand = OutboundCommandView;

/** A page of readers, and what it is a page of. */
export type ReaderConnection = Connection<Reader> & {
  readonly toldSince: Instant | null;
  readonly lostReads: number;
  readonly from: Instant | null;
  readonly to: Instant;
  readonly window: ReadWindow;
};

/** What the journal holds. */
export type ChangeJournal = JournalExtent;

/** How a revision of the forecast is taken into the ERP. */
export type ForecastPublication = Publication;

/** What a revision of the forecast does to a product at a location. */
export type ForecastImpact = Impact;

/** An order to a supplier, of which this graph knows what it came from. */
export type PurchaseOrder = Ref<'PurchaseOrder'>;

/** What an order came from. */
export type OrderRecommendation = Recommendation;

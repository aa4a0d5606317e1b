// What resolvers get as parents where the graph's name is not the model's.
import type { ForecastImpact as Impact } from '@distribution/model/forecasts/forecast-impact';
import type { ForecastPublication as Publication } from '@distribution/model/forecasts/publication';
import type { Command } from '@distribution/model/operations/command';
import type { OutboundCommandView } from '@distribution/model/operations/outbound-view';
import type { JournalExtent } from '@distribution/model/operations/journal';

/** A command as the desk keeps it. */
export type SyncCommand = Command;

/** A command to an outside system as people see it. */
export type OutboundCommand = OutboundCommandView;

/** What the journal holds. */
export type ChangeJournal = JournalExtent;

/** How a revision of the forecast is taken into the ERP. */
export type ForecastPublication = Publication;

/** What a revision of the forecast does to a product at a location. */
export type ForecastImpact = Impact;

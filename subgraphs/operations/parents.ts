// What resolvers get as parents where the graph's name is not the model's.
import type { Command } from '@distribution/model/operations/command';
import type { JournalExtent } from '@distribution/model/operations/journal';

/** A command as the desk keeps it. */
export type SyncCommand = Command;

/** What the journal holds. */
export type ChangeJournal = JournalExtent;

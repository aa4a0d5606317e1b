// The journal of changes as a port (model/operations/journal.ts). In: pages that apply-batch.ts writes. Out: replays and
// comparisons. It owns no state; any number of processes may read it while others write.
import type { ChangeJournal } from '@distribution/model/operations/journal';
import type { TransactionalDatabase } from '../sql/database.ts';
import { pruneJournal, readExtent } from './extent.ts';
import { replayPages } from './replay-pages.ts';
import { verifyProjections } from './verify-projections.ts';

export const createChangeJournal = (database: TransactionalDatabase): ChangeJournal => ({
  extent: () => readExtent(database),
  replay: (request, progress) => replayPages(database, request, progress),
  verify: (rules, progress) => verifyProjections(database, rules, progress),
  prune: (before) => pruneJournal(database, before),
});

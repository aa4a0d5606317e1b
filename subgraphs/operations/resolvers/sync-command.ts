import type { ReplayReport as Replayed } from '@distribution/model/operations/journal';
import type {
  ProjectionComparisonResolvers,
  ReplayReportResolvers,
  SyncCommandResolvers,
} from '../generated/resolvers.ts';

export const SyncCommand: SyncCommandResolvers = {
  publication: (command) => (command.kind === 'PUBLISH_FORECAST' ? command.result : null),
  replay: (command) => (command.kind === 'REPLAY_CHANGES' ? command.result : null),
  verification: (command) => (command.kind === 'VERIFY_PROJECTIONS' ? command.result : null),
  reconciliation: (command) => (command.kind === 'RECONCILE' ? command.result : null),
};

const countsOf = ({ changed }: Replayed) => Object.entries(changed).map(([kind, count]) => ({ kind, count }));

export const ReplayReport: ReplayReportResolvers = { changed: countsOf };

export const ProjectionComparison: ProjectionComparisonResolvers = { name: ({ table }) => table };

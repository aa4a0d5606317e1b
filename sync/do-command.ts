import type { CommandHandler, CommandKind, CommandKinds, CommandWork } from '@distribution/model/operations/command';
import { INVENTORY_RULES } from '@distribution/model/operations/inventory-rules';
import type { ChangeJournal } from '@distribution/model/operations/journal';
import { AppError } from '@distribution/platform/errors/app-error';
import { publishForecast, type PublicationTools } from './publication/publish-forecast.ts';
import { type ReconciledFlow, reconcileFlow, type ReconciliationTools } from './reconcile-flow.ts';

/** What commands are done with. */
export interface CommandTools {
  readonly journal: ChangeJournal;
  /** The flows that can be compared, and what with. */
  readonly reconciled: readonly ReconciledFlow[];
  readonly reconciliation: ReconciliationTools;
  readonly publication: PublicationTools;
}

type Doing = {
  readonly [K in CommandKind]: (
    input: CommandKinds[K]['input'],
    work: CommandWork,
    by: { readonly requestedBy: string; readonly correlationId: string },
  ) => Promise<CommandKinds[K]['result']>;
};

/** How each kind of command is done. Every one may be begun again from its beginning without changing more than once. */
export const createCommandHandler = ({
  journal,
  reconciled,
  reconciliation,
  publication,
}: CommandTools): CommandHandler => {
  const doing: Doing = {
    REPLAY_CHANGES: (input, { signal, onProgress }, { correlationId }) =>
      journal.replay({ ...input, rules: INVENTORY_RULES, correlationId }, { signal, onPages: onProgress }),
    VERIFY_PROJECTIONS: (_, { signal, onProgress }) => journal.verify(INVENTORY_RULES, { signal, onPages: onProgress }),
    RECONCILE: ({ flow: name }, work, { correlationId }) => {
      const flow = reconciled.find((candidate) => candidate.name === name);
      if (flow === undefined) throw new AppError('NOT_FOUND', `No connected system offers the flow ${name}.`);
      return reconcileFlow(flow, reconciliation, { ...work, correlationId });
    },
    PUBLISH_FORECAST: ({ version, within }, { signal }, by) =>
      publishForecast(version, { ...by, within }, publication, signal),
  };
  return async ({ kind, input, requestedBy, correlationId }, work) =>
    doing[kind](input, work, { requestedBy, correlationId });
};

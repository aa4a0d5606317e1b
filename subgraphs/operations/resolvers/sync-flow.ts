import { createEntityId, readEntityId } from '@distribution/model/entity-id';
import { GROUP } from '@distribution/model/legal-entity';
import { FLOW_CATALOGUE } from '@distribution/model/operations/flow-catalogue';
import { catchUpSecondsOf } from '@distribution/model/operations/flow-outage';
import { runbookOf } from '@distribution/model/operations/runbook';
import { instantOf } from '@distribution/model/time/instant';
import { type SyncFlow as Flow, flowStatusAt } from '@distribution/model/operations/sync-flow';
import { isRestricted } from '@distribution/platform/principal/principal';
import type { SyncFlowResolvers } from '../generated/resolvers.ts';

const lagSecondsAt = ({ confirmedAt }: Flow, nowMillis: number): number | null =>
  confirmedAt === null ? null : Math.max(0, Math.floor((nowMillis - Date.parse(confirmedAt)) / 1000));

export const SyncFlow: SyncFlowResolvers = {
  __resolveReference: async (reference, { loaders }) => {
    const name = 'name' in reference ? reference.name : readEntityId('SyncFlow', reference.id)?.key[0];
    return (await loaders.flows()).find((flow) => flow.name === name) ?? null;
  },
  id: ({ name }) => createEntityId('SyncFlow', GROUP, name),
  fieldOwners: ({ fieldOwners }) => Object.entries(fieldOwners).map(([field, system]) => ({ field, system })),
  maxLatencySeconds: ({ name }) => FLOW_CATALOGUE[name].maxLatencySeconds,
  recoveryMinutes: ({ name }) => FLOW_CATALOGUE[name].recoveryMinutes,
  fallback: ({ name, confirmedAt }, _, { services }) => {
    if (confirmedAt === null) return null;
    const { maxLatencySeconds, fallback } = FLOW_CATALOGUE[name];
    const sinceMs = Date.parse(confirmedAt) + maxLatencySeconds * 1_000;
    if (services.clock.now() <= sinceMs) return null;
    return { kind: fallback, since: instantOf(sinceMs), runbook: runbookOf('FRESHNESS_BREACH') };
  },
  lastOutage: ({ name, lastOutage }) => {
    if (lastOutage === null) return null;
    const catchUpSeconds = catchUpSecondsOf(lastOutage);
    const withinObjective = catchUpSeconds <= FLOW_CATALOGUE[name].recoveryMinutes * 60;
    return { ...lastOutage, catchUpSeconds, withinObjective };
  },
  // What a system says of a failure may name anything: it is for who may see everything.
  lastErrorMessage: ({ lastErrorMessage }, _, { scope }) => (isRestricted(scope) ? null : lastErrorMessage),
  lagSeconds: (flow, _, { services }) => lagSecondsAt(flow, services.clock.now()),
  status: (flow, _, { services }) => flowStatusAt(flow, services.clock.now()),
};

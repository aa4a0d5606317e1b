import { labelOfParked, labelOfRun } from '@distribution/model/operations/failure-class';
import { playbookStepOf } from '@distribution/model/operations/failure';
import { parseArgument } from '../../arguments.ts';
import type {
  FailureResolvers,
  ParkedRecordResolvers,
  PlaybookStepResolvers,
  QueryResolvers,
  SyncRunResolvers,
} from '../generated/resolvers.ts';
import { refuseRestricted } from '../unrestricted.ts';
import { limitSchema } from '../window.ts';

const PLAYBOOK = 'docs/operating.md';

export const failure: NonNullable<QueryResolvers['failure']> = (_, { id }, { services, scope }) => {
  refuseRestricted(scope, 'Failures');
  return services.desk.failures.load(id);
};

export const Failure: FailureResolvers = {
  stage: ({ label }) => label.stage,
  class: ({ label }) => label.class,
  playbook: playbookStepOf,
  affected: (parent, { first }, { services }) =>
    services.desk.failures.affected(parent, parseArgument('first', limitSchema, first) ?? 100),
};

export const PlaybookStep: PlaybookStepResolvers = { url: ({ anchor }) => `${PLAYBOOK}#${anchor}` };

export const SyncRun: SyncRunResolvers = {
  failureStage: ({ errorCode }) => (errorCode === null ? null : labelOfRun(errorCode).stage),
  failureClass: ({ errorCode }) => (errorCode === null ? null : labelOfRun(errorCode).class),
};

export const ParkedRecord: ParkedRecordResolvers = {
  failureStage: (record) => labelOfParked(record).stage,
  failureClass: (record) => labelOfParked(record).class,
};

import { type FailureClass, type FailureStage, labelOfRun } from './failure-class.ts';
import type { OutboundCommand } from './outbound.ts';

/** A command as people see it: its content as JSON text, and nothing that gives leave to write. */
export type OutboundCommandView = Omit<OutboundCommand, 'content' | 'approval' | 'kind'> & {
  readonly kind: OutboundCommand['kind'];
  readonly content: string;
  /** Where the last failure was, and what kind of failure; `null` when the last turn went well. */
  readonly failureStage: FailureStage | null;
  readonly failureClass: FailureClass | null;
};

export const viewOf = ({ approval: _, content, ...command }: OutboundCommand): OutboundCommandView => ({
  ...command,
  content: JSON.stringify(content),
  failureStage: command.errorCode === null ? null : labelOfRun(command.errorCode).stage,
  failureClass: command.errorCode === null ? null : labelOfRun(command.errorCode).class,
});

/** A command by its identity alone. */
export interface OutboundCommandRef {
  readonly id: string;
}

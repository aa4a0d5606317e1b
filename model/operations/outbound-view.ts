import type { OutboundCommand } from './outbound.ts';

/** A command as people see it: its content as JSON text, and nothing that gives leave to write. */
export type OutboundCommandView = Omit<OutboundCommand, 'content' | 'approval' | 'kind'> & {
  readonly kind: OutboundCommand['kind'];
  readonly content: string;
};

export const viewOf = ({ approval: _, content, ...command }: OutboundCommand): OutboundCommandView => ({
  ...command,
  content: JSON.stringify(content),
});

/** A command by its identity alone. */
export interface OutboundCommandRef {
  readonly id: string;
}

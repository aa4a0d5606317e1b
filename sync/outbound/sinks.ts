import type { SourceCall } from '@distribution/model/erp/source-call';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { WriteAuthority } from '@distribution/model/erp/write-authority';
import type { OutboundCommand } from '@distribution/model/operations/outbound';
import { AppError } from '@distribution/platform/errors/app-error';

/** What a system made of a command: what it calls it, and its revision. */
export interface Made {
  readonly document: string | null;
  readonly revision: number | null;
}

/** How one command is done in its system. */
export interface Doing {
  do(authority: WriteAuthority, call: SourceCall): Promise<Made>;
  /**
   * What was made under the key, `null` when nothing was. Itself `null` where there is no such look-up: then `do` looks
   * for what its key has made before it writes, or does nothing the second time.
   */
  readonly find: ((idempotencyKey: string, call: SourceCall) => Promise<Made | null>) | null;
}

interface Kept {
  readonly number: string;
  readonly origin: { readonly revision: number };
}
const madeOf = ({ number, origin }: Kept): Made => ({ document: number, revision: origin.revision });
const foundOf = (kept: Kept | null): Made | null => (kept === null ? null : madeOf(kept));
/** What was never made needs no cancelling. */
const NOTHING: Made = { document: null, revision: null };

const cannot = (system: string, what: string): AppError =>
  new AppError('NOT_FOUND', `${system} ${what}.`, {
    nextStep: 'Do it in that system by hand, then abandon the command here with that reason.',
  });

/** How the system does the command; throws NOT_FOUND when it has no way to: nothing was sent. */
export const doingOf = (adapter: SystemAdapter, command: OutboundCommand): Doing => {
  const { system, purchasing, transferring, planningParameters } = adapter;
  switch (command.kind) {
    case 'CREATE_PURCHASE_ORDER': {
      const { content } = command;
      if (purchasing === null) throw cannot(system, 'takes no purchase orders');
      return {
        do: async (authority, call) => madeOf(await purchasing.createPurchaseOrder(content, authority, call)),
        find:
          purchasing.findPurchaseOrder === undefined
            ? null
            : async (key, call) => foundOf((await purchasing.findPurchaseOrder?.(key, call)) ?? null),
      };
    }
    case 'CANCEL_PURCHASE_ORDER': {
      const { content } = command;
      if (purchasing?.cancelPurchaseOrder === undefined) throw cannot(system, 'cancels no purchase orders from here');
      return {
        do: async (authority, call) =>
          foundOf((await purchasing.cancelPurchaseOrder?.(content, authority, call)) ?? null) ?? NOTHING,
        find: null,
      };
    }
    case 'CREATE_TRANSFER': {
      const { content } = command;
      if (transferring === undefined) throw cannot(system, 'takes no transfers');
      return {
        do: async (authority, call) => madeOf(await transferring.createTransferOrder(content, authority, call)),
        find: async (key, call) => foundOf(await transferring.findTransferOrder(key, call)),
      };
    }
    case 'CANCEL_TRANSFER': {
      const { content } = command;
      if (transferring === undefined) throw cannot(system, 'cancels no transfers from here');
      return {
        do: async (authority, call) =>
          foundOf(await transferring.cancelTransferOrder(content, authority, call)) ?? NOTHING,
        find: null,
      };
    }
    case 'CHANGE_PLANNING_PARAMETERS': {
      const { content } = command;
      if (planningParameters === undefined) throw cannot(system, 'takes no planning parameters');
      const made = ({ origin }: Pick<Kept, 'origin'>): Made => ({ document: null, revision: origin.revision });
      return {
        do: async (authority, call) =>
          made(await planningParameters.changePlanningParameters(content, authority, call)),
        find: async (key, call) => {
          const found = await planningParameters.findPlanningParameters(key, call);
          return found === null ? null : made(found);
        },
      };
    }
  }
};

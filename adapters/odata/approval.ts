import type { DecisionPort, ProposedAction } from '@distribution/model/decision/ports';
import type { WriteAuthority } from '@distribution/model/erp/write-authority';
import type { NewPurchaseOrder } from '@distribution/model/supply/purchasing';
import { AppError } from '@distribution/platform/errors/app-error';

/** Who checks approvals; `null` refuses all writes. */
export type Approvals = Pick<DecisionPort, 'verifyApproval'> | null;

/** Refuses unless somebody with the right to do so approved exactly this action of this person. */
export const demandApprovalOf = async (
  decisions: Approvals,
  action: Omit<ProposedAction, 'requestedBy'>,
  { approval, requestedBy }: WriteAuthority,
): Promise<void> => {
  const { kind, system, content } = action;
  const asked = { kind, system, requestedBy, content };
  if (approval === null || decisions === null || (await decisions.verifyApproval(asked, approval)) === null) {
    throw new AppError('APPROVAL_REQUIRED', `${kind} in ${system} needs an approval of exactly this`);
  }
};

/** Refuses unless somebody with the right to do so approved exactly this order. */
export const demandApproval = (
  decisions: Approvals,
  system: string,
  order: NewPurchaseOrder,
  authority: WriteAuthority,
): Promise<void> => demandApprovalOf(decisions, { kind: 'CREATE_PURCHASE_ORDER', system, content: order }, authority);

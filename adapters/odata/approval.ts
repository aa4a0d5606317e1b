import type { DecisionPort } from '@distribution/model/decision/ports';
import type { WriteAuthority } from '@distribution/model/erp/write-authority';
import type { NewPurchaseOrder } from '@distribution/model/supply/purchasing';
import { AppError } from '@distribution/platform/errors/app-error';

/** Who checks approvals; `null` refuses all writes. */
export type Approvals = Pick<DecisionPort, 'verifyApproval'> | null;

/** Refuses unless somebody with the right to do so approved exactly this order. */
export const demandApproval = async (
  decisions: Approvals,
  system: string,
  order: NewPurchaseOrder,
  { approval, requestedBy }: WriteAuthority,
): Promise<void> => {
  const action = { kind: 'CREATE_PURCHASE_ORDER', system, requestedBy, content: order } as const;
  if (approval === null || decisions === null || (await decisions.verifyApproval(action, approval)) === null) {
    throw new AppError('APPROVAL_REQUIRED', `a purchase order in ${system} needs an approval of exactly this order`);
  }
};

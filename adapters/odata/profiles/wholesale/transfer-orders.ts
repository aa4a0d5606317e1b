import type { TransferOrderSink } from '@distribution/model/supply/transferring';
import { type Approvals, demandApprovalOf } from '../../approval.ts';
import type { SourceParts } from '../../source-parts.ts';
import { cancelDocument } from './cancel-document.ts';
import { createItemUnits } from './item-units.ts';
import type { KeyedWriter } from './keyed-write.ts';
import { TRANSFER_ORDERS } from './record-types.ts';

/** Writes transfers, in the units the ERP itself knows each item by. */
export const createTransferring = (
  parts: SourceParts,
  writer: KeyedWriter,
  decisions: Approvals,
): TransferOrderSink => {
  const { system } = parts;
  const itemUnits = createItemUnits(parts);
  return {
    createTransferOrder: async (order, authority, call) => {
      await demandApprovalOf(decisions, { kind: 'CREATE_TRANSFER', system, content: order }, authority);
      const { idempotencyKey } = authority;
      const unitCodeOf = await itemUnits(
        order.lines.map(({ sku }) => sku),
        call,
      );
      const body = JSON.stringify({
        CompanyNo: order.legalEntity,
        FromSiteNo: order.shipFromCode,
        ToSiteNo: order.shipToCode,
        ExpectedReceipt: order.expectedOn,
        Lines: order.lines.map(({ number, sku, quantity }) => ({
          LineNo: number,
          ItemNo: sku,
          UomCode: unitCodeOf(sku, quantity.unit),
          Quantity: quantity.value,
        })),
      });
      const request = { path: 'TransferOrders', endpoint: 'TransferOrders', post: { body, idempotencyKey } };
      return writer.read(TRANSFER_ORDERS, await writer.write(request, idempotencyKey, call), call);
    },
    findTransferOrder: async (idempotencyKey, call) =>
      (await writer.find(TRANSFER_ORDERS, idempotencyKey, call))?.record ?? null,
    cancelTransferOrder: async (order, authority, call) => {
      await demandApprovalOf(decisions, { kind: 'CREATE_TRANSFER', system, content: order }, authority);
      const kept = await writer.find(TRANSFER_ORDERS, authority.idempotencyKey, call);
      return kept === null ? null : cancelDocument(parts, writer, TRANSFER_ORDERS, kept, call);
    },
  };
};

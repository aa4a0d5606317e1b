import type { PlanningParametersSink } from '@distribution/model/inventory/planning-parameters-change';
import { type Approvals, demandApprovalOf } from '../../approval.ts';
import { quote } from '../../protocol/protocol.ts';
import type { SourceParts } from '../../source-parts.ts';
import { createItemUnits } from './item-units.ts';
import type { KeyedWriter } from './keyed-write.ts';
import { PLANNING } from './record-types.ts';

/** Sets planning figures; the ERP keeps them in the base unit of the item. */
export const createPlanningSink = (
  parts: SourceParts,
  writer: KeyedWriter,
  decisions: Approvals,
): PlanningParametersSink => {
  const itemUnits = createItemUnits(parts);
  return {
    changePlanningParameters: async (change, authority, call) => {
      const { system } = parts;
      await demandApprovalOf(decisions, { kind: 'CHANGE_PLANNING_PARAMETERS', system, content: change }, authority);
      const { idempotencyKey } = authority;
      const { sku, locationCode, unit, set } = change;
      (await itemUnits([sku], call))(sku, unit, 'BASE'); // refuses an item or a unit that the ERP does not know
      const body = JSON.stringify({
        SafetyStockQty: set.safetyStock,
        ReorderPoint: set.reorderPoint,
        MaxInventory: set.maximumStock,
        ServiceLevel: set.serviceLevel,
        ReviewDays: set.reviewPeriodDays,
      });
      const path = `Planning(ItemNo=${quote(sku)},SiteNo=${quote(locationCode)})`;
      const request = { path, endpoint: 'Planning', post: { method: 'PUT' as const, body, idempotencyKey } };
      return writer.read(PLANNING, await writer.write(request, idempotencyKey, call), call);
    },
    findPlanningParameters: async (idempotencyKey, call) =>
      (await writer.find(PLANNING, idempotencyKey, call))?.record ?? null,
  };
};

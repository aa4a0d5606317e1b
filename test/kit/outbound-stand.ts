import { adapter as odata } from '@distribution/adapters/odata/adapter';
import type { ApprovalToken } from '@distribution/model/decision/approval-token';
import type { ProposedAction } from '@distribution/model/decision/ports';
import type { SystemCall } from '@distribution/model/erp/adapter-definition';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { parseCurrencyCode } from '@distribution/model/measure/currency';
import { parseDecimal } from '@distribution/model/measure/decimal';
import { unitCodeSchema } from '@distribution/model/measure/unit-code';
import { skuSchema } from '@distribution/model/products/product';
import type { NewPurchaseOrder } from '@distribution/model/supply/purchasing';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import type { NewTransferOrder } from '@distribution/model/supply/transferring';
import { parseInstant } from '@distribution/model/time/instant';
import { parseLocalDate } from '@distribution/model/time/local-date';
import type { Decisions } from '@distribution/sync/outbound/guard-desk';

const USD = parseCurrencyCode('USD');
const AT = parseInstant('2026-03-02T08:00:00Z');
export const silentLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

const signed = ({ kind, system, requestedBy, content }: ProposedAction): ApprovalToken =>
  JSON.stringify({ kind, system, requestedBy, content }) as ApprovalToken; // what the stand-in engine signs

/** Policy as a test wants it: what it says of each kind, and approvals that are the text of the action itself. */
export const decisionsOf = (verdictOf: (action: ProposedAction) => 'ALLOW' | 'NEEDS_APPROVAL' | 'DENY'): Decisions => ({
  evaluate: async (action) => {
    const verdict = verdictOf(action);
    return {
      verdict,
      approverRoles: verdict === 'NEEDS_APPROVAL' ? ['approver'] : [],
      trace: [{ rule: 'test', outcome: verdict, reason: 'the test says so' }],
    };
  },
  verifyApproval: async (action, token) =>
    token === signed(action) ? { actionHash: '', approvedBy: 'mira', approvedAt: AT, expiresAt: AT } : null,
  signApproval: async (action) => signed(action),
  hashOf: (action) => signed(action),
});

export const order = (sku: string, supplierCode = 'V-1'): NewPurchaseOrder => ({
  legalEntity: legalEntityCodeSchema.parse('US01'),
  supplierCode: supplierCodeSchema.parse(supplierCode),
  shipToCode: locationCodeSchema.parse('DC-ATL'),
  orderedAt: AT,
  currency: USD,
  lines: [
    {
      number: 10,
      sku: skuSchema.parse(sku),
      quantity: { value: parseDecimal('3'), unit: unitCodeSchema.parse('EA') },
      unitPrice: { amount: parseDecimal('3.10'), currency: USD },
      requestedOn: parseLocalDate('2026-03-09'),
    },
  ],
});
export const transfer = (sku: string): NewTransferOrder => ({
  legalEntity: legalEntityCodeSchema.parse('US01'),
  shipFromCode: locationCodeSchema.parse('DC-BNA'),
  shipToCode: locationCodeSchema.parse('DC-ATL'),
  expectedOn: parseLocalDate('2026-03-09'),
  lines: [
    {
      number: 10,
      sku: skuSchema.parse(sku),
      quantity: { value: parseDecimal('2'), unit: unitCodeSchema.parse('EA') },
    },
  ],
});

/** The sandbox's ERP, one attempt per call: what is repeated is repeated by whoever sends. */
export const connectErp = (
  erp: { readonly url: string; readonly username: string; readonly password: string },
  decisions: Decisions,
  observe: (call: SystemCall) => void = () => undefined,
  system = 'erp',
): SystemAdapter =>
  odata.create(
    {
      system,
      baseUrl: erp.url,
      credentials: { kind: 'BASIC', username: erp.username, password: erp.password },
      maxAttempts: 1,
      timeoutMs: 5_000,
    },
    { now: Date.now, observe, decisions },
  );

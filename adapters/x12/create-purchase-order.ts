import type { DecisionPort } from '@distribution/model/decision/ports';
import { addMoney, multiplyMoney, roundMoney, zeroMoney } from '@distribution/model/measure/money';
import { productIdOf } from '@distribution/model/products/product';
import {
  purchaseOrderIdOf,
  purchaseOrderNumberSchema,
  purchaseOrderSchema,
} from '@distribution/model/supply/purchase-order';
import type { WriteAuthority } from '@distribution/model/erp/write-authority';
import type { NewPurchaseOrder, PurchaseOrderSink } from '@distribution/model/supply/purchasing';
import { supplierIdOf } from '@distribution/model/supply/supplier';
import { dayEnd } from '@distribution/model/time/day-end';
import { instantOf } from '@distribution/model/time/instant';
import { AppError } from '@distribution/platform/errors/app-error';
import type { KnownPartner, Reception } from './receive-document.ts';
import { type SegmentText, writeInterchange } from './write-interchange.ts';
import { X12_UNITS } from './x12-units.ts';

type Line = NewPurchaseOrder['lines'][number];

/** Refuses unless somebody with the right to do so approved exactly this order. */
const demandApproval = async (
  decisions: Pick<DecisionPort, 'verifyApproval'> | null,
  system: string,
  order: NewPurchaseOrder,
  { approval, requestedBy }: WriteAuthority,
): Promise<void> => {
  const action = { kind: 'CREATE_PURCHASE_ORDER', system, requestedBy, content: order } as const;
  if (approval === null || decisions === null || (await decisions.verifyApproval(action, approval)) === null) {
    throw new AppError('APPROVAL_REQUIRED', `a purchase order by ${system} needs an approval of exactly this order`);
  }
};

const unitCodeOf = ({ partner }: KnownPartner, { sku, quantity }: Line): string => {
  const found = [...Object.entries(partner.units), ...Object.entries(X12_UNITS)].find(
    ([, unit]) => unit === quantity.unit,
  );
  if (found === undefined)
    throw new AppError('CONVERSION_UNKNOWN', `X12 has no code of the unit ${quantity.unit} of ${sku}`);
  return found[0];
};

/** Our SKU under the qualifier the supplier knows it by, and the supplier's own codes of it. */
const itemCodesOf = ({ partner }: KnownPartner, { sku }: Line): readonly string[] => {
  const [own = 'BP'] = partner.skuQualifiers;
  const theirs = Object.entries(partner.items).filter(([, ours]) => ours === sku);
  return [
    own,
    sku,
    ...theirs.flatMap(([code]) => [code.slice(0, code.indexOf(':')), code.slice(code.indexOf(':') + 1)]),
  ];
};

const segmentsOf = (number: string, order: NewPurchaseOrder, known: KnownPartner): readonly SegmentText[] => {
  const place = Object.entries(known.partner.locations).find(([, code]) => code === order.shipToCode)?.[0];
  if (place === undefined) {
    throw new AppError('UNKNOWN_REFERENCE', `the supplier has no code of the location ${order.shipToCode}`, {
      nextStep: 'Set the code under "locations" of the partner.',
    });
  }
  const colon = place.indexOf(':');
  return [
    ['BEG', '00', 'SA', number, '', order.orderedAt.slice(0, 10).replaceAll('-', '')],
    ['CUR', 'BY', order.currency],
    ['N1', 'ST', '', place.slice(0, colon), place.slice(colon + 1)],
    ...order.lines.flatMap((line): readonly SegmentText[] => [
      [
        'PO1',
        String(line.number),
        line.quantity.value,
        unitCodeOf(known, line),
        line.unitPrice.amount,
        'PE',
        ...itemCodesOf(known, line),
      ],
      ['DTM', '002', line.requestedOn.replaceAll('-', '')],
    ]),
    ['CTT', String(order.lines.length)],
  ];
};

/** What is written under an idempotency key; another order has another text. Fields stand in a fixed order. */
const contentOf = (order: NewPurchaseOrder): string =>
  JSON.stringify([
    order.legalEntity,
    order.supplierCode,
    order.shipToCode,
    order.orderedAt,
    order.currency,
    order.lines.map(({ number, sku, quantity, unitPrice, requestedOn }) => [
      number,
      sku,
      quantity.value,
      quantity.unit,
      unitPrice.amount,
      unitPrice.currency,
      requestedOn,
    ]),
  ]);

/** Writes purchase orders as 850 interchanges, numbered after their control number: `EDI-000000042`. */
export const createPurchasing = (
  { config, partners, site, outbox, now }: Reception,
  decisions: Pick<DecisionPort, 'verifyApproval'> | null,
): PurchaseOrderSink => ({
  createPurchaseOrder: async (order, authority) => {
    const { system } = config;
    await demandApproval(decisions, system, order, authority);
    const known = [...partners.values()].find(
      ({ partner }) => partner.supplierCode === order.supplierCode && partner.legalEntity === order.legalEntity,
    );
    if (known === undefined) {
      throw new AppError('UNKNOWN_REFERENCE', `${system} has no partner for the supplier ${order.supplierCode}`);
    }
    if (order.lines.some(({ unitPrice }) => unitPrice.currency !== order.currency)) {
      throw new AppError('CURRENCY_MISMATCH', 'a line is priced in another currency than its order');
    }
    const { address, groupId } = known.partner;
    const numberOf = (control: number): string => `${system.toUpperCase()}-${String(control).padStart(9, '0')}`;
    const content = contentOf(order);
    const letter = await outbox.send(`850 ${authority.idempotencyKey}`, content, (control) =>
      writeInterchange({
        sender: config.address,
        receiver: address,
        groupSender: config.groupId ?? config.address.slice(3),
        groupReceiver: groupId ?? address.slice(3),
        group: 'PO',
        control,
        at: now(),
        isTest: config.isTest,
        sets: [{ id: '850', segments: segmentsOf(numberOf(control), order, known) }],
      }),
    );
    if (letter.content !== content) {
      const message = `${system} sent another order under the key ${authority.idempotencyKey}`;
      throw new AppError('IDEMPOTENCY_CONFLICT', message);
    }
    const place = site(order.shipToCode);
    const number = purchaseOrderNumberSchema.parse(numberOf(letter.control));
    const amounts = order.lines.map(({ unitPrice, quantity }) => multiplyMoney(unitPrice, quantity.value));
    return purchaseOrderSchema.parse({
      id: purchaseOrderIdOf(order.legalEntity, number),
      number,
      legalEntity: order.legalEntity,
      regionCode: place.regionCode,
      status: 'SENT',
      supplierCode: order.supplierCode,
      supplier: { id: supplierIdOf(order.supplierCode) },
      shipToCode: place.code,
      shipTo: { id: place.id },
      orderedAt: order.orderedAt,
      currency: order.currency,
      totalAmount: roundMoney(amounts.reduce(addMoney, zeroMoney(order.currency))),
      lines: order.lines.map((line) => {
        const day = dayEnd(line.requestedOn, place.zone);
        return {
          number: line.number,
          sku: line.sku,
          product: { id: productIdOf(line.sku) },
          orderedQuantity: line.quantity,
          receivedQuantity: { value: '0', unit: line.quantity.unit },
          unitPrice: line.unitPrice,
          expectedAt: day,
          requestedAt: day,
        };
      }),
      origin: { system, asOf: instantOf(now()), revision: letter.control },
    });
  },
});

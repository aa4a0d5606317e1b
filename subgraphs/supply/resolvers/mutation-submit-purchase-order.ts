import type { ApprovalToken } from '@distribution/model/decision/approval-token';
import { legalEntityCodeSchema } from '@distribution/model/legal-entity';
import { locationCodeSchema } from '@distribution/model/locations/location';
import { currencyCodeSchema } from '@distribution/model/measure/currency';
import { unitCodeSchema } from '@distribution/model/measure/unit-code';
import { skuSchema } from '@distribution/model/products/product';
import type { NewPurchaseOrder } from '@distribution/model/supply/purchasing';
import { supplierCodeSchema } from '@distribution/model/supply/supplier';
import { AppError } from '@distribution/platform/errors/app-error';
import { z } from 'zod';
import { parseArgument } from '../../arguments.ts';
import { userErrorOf } from '../../user-error.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers, SubmitPurchaseOrderInput } from '../generated/resolvers.ts';

const ROLES = ['procurement', 'operator'];
const MOST_LINES = 500;
const LINE_STEP = 10;
const keySchema = z.string().trim().min(1, 'must not be empty').max(200, 'at most 200 characters');

const parsed = <S extends z.ZodType>(name: string, schema: S, value: unknown): z.infer<S> => {
  const found = parseArgument(`input.${name}`, schema, value);
  if (found === null) throw new AppError('INVALID_ARGUMENT', `input.${name}: a value is missing`);
  return found;
};

const refuse = (name: string, why: string): never => {
  throw new AppError('INVALID_ARGUMENT', `input.${name}: ${why}`);
};

const orderOf = (input: SubmitPurchaseOrderInput): NewPurchaseOrder => {
  const currency = parsed('currency', currencyCodeSchema, input.currency);
  if (input.lines.length === 0 || input.lines.length > MOST_LINES) refuse('lines', `1 to ${MOST_LINES} lines`);
  return {
    legalEntity: parsed('legalEntity', legalEntityCodeSchema, input.legalEntity),
    supplierCode: parsed('supplierCode', supplierCodeSchema, input.supplierCode),
    shipToCode: parsed('shipToCode', locationCodeSchema, input.shipToCode),
    orderedAt: input.orderedAt,
    currency,
    lines: input.lines.map(({ sku, quantity, unit, unitPrice, requestedOn }, index) => {
      if (/^-|^0(\.0*)?$/.test(quantity)) refuse(`lines[${index}].quantity`, 'must be more than 0');
      if (unitPrice.startsWith('-')) refuse(`lines[${index}].unitPrice`, 'must not be negative');
      return {
        number: (index + 1) * LINE_STEP,
        sku: parsed(`lines[${index}].sku`, skuSchema, sku),
        quantity: { value: quantity, unit: parsed(`lines[${index}].unit`, unitCodeSchema, unit) },
        unitPrice: { amount: unitPrice, currency },
        requestedOn,
      };
    }),
  };
};

/** Refuses who may not order at all, or not for that legal entity and that place. */
const checkRights = async (order: NewPurchaseOrder, { request, scope, services }: Context): Promise<void> => {
  const { principal } = request;
  const isBuyer = principal.customers === null && principal.roles.some((role) => ROLES.includes(role));
  const mayOrder = principal.kind === 'ANONYMOUS' || isBuyer; // a partner bears no role of the house
  if (!mayOrder) throw new AppError('FORBIDDEN', `Only callers with the role ${ROLES.join(' or ')} may order.`);
  const entityIsTheirs = scope.legalEntities === null || scope.legalEntities.includes(order.legalEntity);
  const [shipTo] = await services.readers.locations.loadLocationsByCode([order.shipToCode], scope);
  if (!entityIsTheirs || shipTo == null)
    throw new AppError('NOT_FOUND', 'The legal entity or the location is not there, or outside of what you may see.');
};

export const submitPurchaseOrder: NonNullable<MutationResolvers['submitPurchaseOrder']> = async (
  _,
  { input },
  context,
) => {
  const { ordering } = context.services;
  try {
    const order = orderOf(input);
    await checkRights(order, context);
    const system = ordering?.purchasingSystems.find((each) => input.system == null || each === input.system);
    if (ordering === undefined || system === undefined)
      throw new AppError(
        'NOT_FOUND',
        `No connected system${input.system == null ? '' : ` ${input.system}`} takes purchase orders.`,
        {
          nextStep: 'Connect one whose adapter writes them: docs/adapters.md.',
        },
      );
    const approval = (input.approval ?? null) as ApprovalToken | null; // checked by the desk and by who writes
    const [command] = await ordering.submit({
      steps: [{ kind: 'CREATE_PURCHASE_ORDER', system, content: order, approval }],
      requestedBy: context.request.principal.subject,
      reason: input.reason ?? null,
      idempotencyKey: parsed('idempotencyKey', keySchema, input.idempotencyKey),
      correlationId: context.request.correlationId,
    });
    return { command: command === undefined ? null : { id: command.id }, userErrors: [] };
  } catch (thrown) {
    return { command: null, userErrors: [userErrorOf(thrown, ['input'])] };
  }
};

import { type Decimal, compare, isMultipleOf, parseDecimal } from '../measure/decimal.ts';
import { convertQuantity } from '../measure/conversion.ts';
import { addMoney, compareMoney, multiplyMoney, zeroMoney, type Money } from '../measure/money.ts';
import type { Quantity } from '../measure/quantity.ts';
import type { Product } from '../products/product.ts';
import { dateOf, epochDayOf } from '../time/epoch-day.ts';
import type { Fact, PurchaseFacts, PurchaseRule, PurchaseToCheck, RuleOutcome } from './purchase-check.ts';
import type { SupplierProduct } from './supplier-product.ts';

type Line = PurchaseToCheck['lines'][number];
const ONE = parseDecimal('1');

interface Failure {
  readonly code: string;
  readonly message: string;
}
const failure = (code: string, message: string): Failure => ({ code, message });

/** Judges by a fact: what is not known now is judged by nothing. */
const judge = <T>(
  rule: PurchaseRule,
  line: number | null,
  fact: Fact<T>,
  failureOf: (value: T | null) => Failure | null,
) => {
  const { system, asOf } = fact;
  if (fact.is === 'UNKNOWN') {
    return { rule, line, outcome: 'UNKNOWN', code: null, message: fact.reason, system, asOf } satisfies RuleOutcome;
  }
  const wrong = failureOf(fact.value);
  const outcome = wrong === null ? 'PASSED' : 'FAILED';
  const { code, message } = wrong ?? { code: null, message: 'holds' };
  return { rule, line, outcome, code, message, system, asOf } satisfies RuleOutcome;
};

/** In another unit of the product; `null` where there is no exact way. */
const inUnit = (quantity: Quantity, unit: Quantity['unit'], product: Product): Decimal | null => {
  try {
    return convertQuantity(quantity, unit, product).value;
  } catch {
    return null; // no conversion, or none without rounding: the caller says so
  }
};

const wrongTerms = (line: Line, terms: SupplierProduct, product: Product, today: PurchaseFacts['today']) => {
  const { minimumOrderQuantity: least, orderMultiple: step, unitPrice, leadTimeDays } = terms;
  const ordered = inUnit(line.quantity, least.unit, product);
  if (ordered === null)
    return failure('UNIT_NOT_CONVERTIBLE', `${line.quantity.unit} of ${line.sku} is no exact number of ${least.unit}`);
  if (compare(ordered, least.value) < 0)
    return failure('BELOW_MINIMUM', `at least ${least.value} ${least.unit} are ordered at a time`);
  const inSteps = step && inUnit(line.quantity, step.unit, product);
  if (step && (inSteps === null || !isMultipleOf(inSteps, step.value)))
    return failure('NOT_A_MULTIPLE', `ordered in steps of ${step.value} ${step.unit}`);
  if (unitPrice && unitPrice.currency !== line.unitPrice.currency)
    return failure('OTHER_CURRENCY', `agreed in ${unitPrice.currency}`);
  const held = inUnit({ value: ONE, unit: line.quantity.unit }, least.unit, product);
  if (unitPrice && held !== null && compareMoney(line.unitPrice, multiplyMoney(unitPrice, held)) > 0)
    return failure('ABOVE_AGREED_PRICE', `agreed at ${unitPrice.amount} ${unitPrice.currency} per ${least.unit}`);
  const earliest = dateOf(epochDayOf(today) + leadTimeDays);
  return line.requestedOn < earliest
    ? failure('LEAD_TIME', `not before ${earliest}, ${leadTimeDays} days from today`)
    : null;
};

const itemRules = (order: PurchaseToCheck, line: Line, at: number, { lines, today }: PurchaseFacts): RuleOutcome[] => {
  const facts = lines[at];
  if (!facts) throw new Error(`there are no facts about line ${line.number}`);
  const { product, terms } = facts;
  const item = judge('ITEM_PURCHASABLE', line.number, product, (value) => {
    if (value === null) return failure('ITEM_UNKNOWN', `there is no item ${line.sku}`);
    return value.status === 'ACTIVE'
      ? null
      : failure(`ITEM_${value.status}`, `${line.sku} is ${value.status.toLowerCase()}`);
  });
  // Terms are in units of the product: without it they cannot be held against the line.
  const known = product.is === 'KNOWN' ? product.value : null;
  const byTerms: Fact<SupplierProduct> =
    known === null && terms.is === 'KNOWN' && terms.value !== null
      ? { is: 'UNKNOWN', reason: `what ${line.sku} is handled in is not known`, system: terms.system, asOf: terms.asOf }
      : terms;
  const agreed = judge('TERMS_MET', line.number, byTerms, (value) => {
    if (value === null || known === null)
      return failure('NOT_SUPPLIED', `${order.supplierCode} does not supply ${line.sku}`);
    return wrongTerms(line, value, known, today);
  });
  return [item, agreed];
};

const totalOf = ({ lines, currency }: PurchaseToCheck): Money =>
  lines.reduce((sum, line) => addMoney(sum, multiplyMoney(line.unitPrice, line.quantity.value)), zeroMoney(currency));

const budgetRule = (order: PurchaseToCheck, { spent }: PurchaseFacts): RuleOutcome =>
  spent === null
    ? {
        rule: 'WITHIN_BUDGET',
        line: null,
        outcome: 'NOT_APPLICABLE',
        code: null,
        message: `no budget in ${order.currency} is set for ${order.shipToCode}`,
        system: null,
        asOf: null,
      }
    : judge('WITHIN_BUDGET', null, spent, (value) => {
        if (value === null) return null;
        const { budget, ordered } = value;
        const after = addMoney(ordered, totalOf(order));
        const told = `${after.amount} of ${budget.amount} ${budget.currency} this month`;
        return compareMoney(after, budget) > 0 ? failure('OVER_BUDGET', told) : null;
      });

/** Holds an order against every rule; what each says, in the order of the rules and lines. All prices are in its currency. */
export const checkPurchase = (order: PurchaseToCheck, facts: PurchaseFacts): readonly RuleOutcome[] => [
  judge('SUPPLIER_ELIGIBLE', null, facts.supplier, (supplier) => {
    if (supplier === null) return failure('SUPPLIER_UNKNOWN', `there is no supplier ${order.supplierCode}`);
    return supplier.status === 'ACTIVE'
      ? null
      : failure(`SUPPLIER_${supplier.status}`, `${supplier.name} gets no new orders`);
  }),
  ...order.lines.flatMap((line, at) => itemRules(order, line, at, facts)),
  judge('SITE_RECEIVES', null, facts.site, (site) => {
    if (site === null) return failure('SITE_UNKNOWN', `there is no site ${order.shipToCode}`);
    if (site.kind === 'VIRTUAL') return failure('SITE_VIRTUAL', `${site.code} is no place goods can be brought to`);
    return site.legalEntity === order.legalEntity
      ? null
      : failure('OTHER_ENTITY', `${site.code} is of ${site.legalEntity}, not of ${order.legalEntity}`);
  }),
  budgetRule(order, facts),
];

import { adapter as definition } from '@distribution/adapters/odoo/adapter';
import type { ApprovalToken } from '@distribution/model/decision/approval-token';
import type { DecisionPort, ProposedAction } from '@distribution/model/decision/ports';
import type { CanonicalChange, SourceCursor } from '@distribution/model/erp/change';
import type { SystemAdapter } from '@distribution/model/erp/system-adapter';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import { parseInstant } from '@distribution/model/time/instant';
import { z } from 'zod';
import { readToEnd } from '../../contract/subject.ts';
import { type OdooRpc, type OdooTarget, openOdooRpc } from './odoo-rpc.ts';

const pairSchema = z.tuple([z.number(), z.string()]);

/** An Odoo with records of the tests' own beside whatever else it has, and adapters on it. */
export interface OdooStand {
  readonly target: OdooTarget;
  readonly rpc: OdooRpc;
  /** Stands in the codes of everything the tests make. */
  readonly tag: string;
  readonly warehouse: { readonly id: number; readonly code: string; readonly stock: number };
  readonly currency: string;
  readonly supplier: string;
  readonly customer: string;
  readonly partners: { readonly supplier: number; readonly customer: number };
  /** Makes a product that is kept in stock; answers its number. */
  makeProduct(sku: string, more?: Readonly<Record<string, unknown>>): Promise<number>;
  /** Writes down that so much was counted of a product. */
  count(product: number, quantity: number): Promise<void>;
  /** Does a picking as it was planned. */
  finishPicking(picking: number): Promise<void>;
  connect(settings?: Readonly<Record<string, unknown>>): SystemAdapter;
  /** All pages of a flow from a cursor on. */
  readAll(flow: FlowName, cursor?: SourceCursor | null): ReturnType<typeof readToEnd>;
  closeAdapters(): Promise<void>;
  /** Takes away what the tests made, as far as Odoo lets go of it; the rest is archived or cancelled. */
  close(): Promise<void>;
}

type RecordOf<K extends CanonicalChange['of']> = Extract<CanonicalChange, { of: K; operation: 'UPSERT' }>['record'];
/** The records of one kind among changes. */
export const recordsOf = <K extends CanonicalChange['of']>(changes: readonly CanonicalChange[], of: K): RecordOf<K>[] =>
  changes.flatMap((change) =>
    change.of === of && change.operation === 'UPSERT'
      ? [change.record as RecordOf<K>] // narrowed by the test before
      : [],
  );

/** The token that approves exactly this action. */
export const approvalOf = (action: ProposedAction): ApprovalToken => JSON.stringify(action) as ApprovalToken; // what the stand-in engine signs
const decisions: Pick<DecisionPort, 'verifyApproval'> = {
  verifyApproval: async (action, given) => {
    const at = parseInstant('2026-03-02T08:00:00Z');
    return given === approvalOf(action) ? { actionHash: '', approvedBy: 'mira', approvedAt: at, expiresAt: at } : null;
  },
};

/** Signs in, and makes a supplier and a customer. */
export const openOdooStand = async (target: OdooTarget): Promise<OdooStand> => {
  const rpc = await openOdooRpc(target);
  const tag = `DG${Date.now().toString(36).toUpperCase()}`;
  const user = await rpc.one('res.users', [['login', '=', target.username]], ['company_id']);
  const [company] = pairSchema.parse(user['company_id']);
  const { currency_id } = await rpc.one('res.company', [['id', '=', company]], ['currency_id']);
  const found = await rpc.one(
    'stock.warehouse',
    [
      ['company_id', '=', company],
      ['active', '=', true],
    ],
    ['code', 'lot_stock_id'],
  );
  const warehouse = { id: found.id, code: String(found['code']), stock: pairSchema.parse(found['lot_stock_id'])[0] };
  const made: { readonly model: string; readonly id: number }[] = [];
  const make = async (model: string, values: Readonly<Record<string, unknown>>): Promise<number> => {
    const id = await rpc.create(model, values);
    made.unshift({ model, id });
    return id;
  };
  const [supplier, customer] = [`${tag}-V`, `${tag}-C`];
  const partner = (ref: string): Promise<number> => make('res.partner', { name: ref, ref, is_company: true });
  const partners = { supplier: await partner(supplier), customer: await partner(customer) };

  const opened: SystemAdapter[] = [];
  const connect: OdooStand['connect'] = (settings = {}) => {
    const adapter = definition.create(
      {
        baseUrl: target.url,
        database: target.database,
        credentials: { kind: 'BASIC', username: target.username, password: target.password },
        legalEntity: 'US01',
        site: { region: { code: 'ALL', name: 'All regions' }, timeZone: 'UTC', countryCode: 'US' },
        sweepSeconds: 0,
        ...settings,
      },
      { now: Date.now, observe: () => undefined, decisions },
    );
    opened.push(adapter);
    return adapter;
  };
  const closeAdapters = async (): Promise<void> => {
    await Promise.all(opened.splice(0).map((adapter) => adapter.close()));
  };
  const attempt = async (model: string, method: string, ...args: readonly unknown[]): Promise<boolean> =>
    rpc.call(model, method, args).then(
      () => true,
      () => false,
    );

  return {
    target,
    rpc,
    tag,
    warehouse,
    currency: pairSchema.parse(currency_id)[1],
    supplier,
    customer,
    partners,
    makeProduct: (sku, more = {}) => {
      const kept = rpc.version >= 18 ? { type: 'consu', is_storable: true } : { detailed_type: 'product' };
      return make('product.product', { name: `Article ${sku}`, default_code: sku, ...kept, ...more });
    },
    count: async (product, quantity) => {
      const values = { product_id: product, location_id: warehouse.stock, inventory_quantity: quantity };
      const named = { context: { inventory_mode: true } };
      const quant = z.number().parse(await rpc.call('stock.quant', 'create', [values], named));
      await rpc.call('stock.quant', 'action_apply_inventory', [[quant]]);
    },
    finishPicking: async (picking) => {
      const moves = await rpc.find('stock.move', [['picking_id', '=', picking]], ['product_uom_qty']);
      for (const { id, product_uom_qty: quantity } of moves)
        await rpc.call('stock.move', 'write', [
          [id],
          rpc.version >= 17 ? { quantity, picked: true } : { quantity_done: quantity },
        ]);
      await rpc.call('stock.picking', 'button_validate', [[picking]], { context: { skip_backorder: true } });
    },
    connect,
    readAll: (flow, cursor = null) => readToEnd(connect(), flow, cursor),
    closeAdapters,
    close: async () => {
      await closeAdapters();
      const ofSupplier = await rpc.find('purchase.order', [['partner_id', '=', partners.supplier]]);
      const ofCustomer = await rpc.find('sale.order', [['partner_id', '=', partners.customer]]);
      for (const { id } of ofSupplier) {
        await attempt('purchase.order', 'button_cancel', [id]);
        await attempt('purchase.order', 'unlink', [id]);
      }
      for (const { id } of ofCustomer) {
        await attempt('sale.order', 'action_cancel', [id]);
        await attempt('sale.order', 'unlink', [id]);
      }
      for (const { model, id } of made)
        if (!(await attempt(model, 'unlink', [id]))) await attempt(model, 'write', [id], { active: false });
    },
  };
};

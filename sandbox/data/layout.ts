/** One file of the layout: its columns, and what happens without it. Documented in docs/sandbox-data.md. */
export interface FileLayout {
  readonly required: boolean;
  readonly columns: readonly string[];
  readonly optional: readonly string[];
}

/** Every file `--data` reads, in the order it reads them: what is referred to comes first. */
export const FILES = {
  sites: {
    required: true,
    columns: ['site_no', 'name', 'type', 'company', 'territory_code', 'territory_name', 'time_zone', 'country'],
    optional: ['parent_site_no', 'gln', 'city', 'latitude', 'longitude', 'hours'],
  },
  items: {
    required: true,
    columns: ['item_no', 'description', 'base_uom'],
    optional: ['long_text', 'ean', 'status', 'category', 'lot_tracking', 'shelf_life_days'],
  },
  item_uoms: { required: false, columns: ['item_no', 'uom', 'numerator', 'denominator'], optional: ['ean'] },
  vendors: { required: false, columns: ['vendor_no', 'name', 'currency'], optional: ['status', 'country', 'gln'] },
  vendor_items: {
    required: false,
    columns: ['vendor_no', 'item_no', 'lead_time_days', 'min_order_qty'],
    optional: ['primary', 'vendor_item_no', 'lead_time_std_dev', 'order_multiple', 'unit_cost', 'currency'],
  },
  customers: {
    required: false,
    columns: ['customer_no', 'name', 'currency'],
    optional: ['service_class', 'country', 'gln', 'price_group'],
  },
  planning: {
    required: false,
    columns: ['item_no', 'site_no', 'safety_stock'],
    optional: ['reorder_point', 'max_inventory', 'service_level', 'review_days'],
  },
  movements: {
    required: false,
    columns: ['movement_id', 'item_no', 'site_no', 'type', 'qty', 'event_time'],
    optional: ['reason', 'lot', 'doc_ref'],
  },
  stock: {
    required: false,
    columns: ['item_no', 'site_no', 'on_hand'],
    optional: ['blocked', 'allocated', 'reserved', 'in_transit', 'on_purchase', 'backorder', 'booked_through'],
  },
  sales_orders: {
    required: false,
    columns: ['document_no', 'company', 'site_no', 'status', 'ordered_at', 'currency', 'line_no', 'item_no', 'uom', 'quantity', 'unit_price'],
    optional: ['customer_no', 'external_doc_no', 'qty_allocated', 'qty_shipped', 'requested_date', 'promised_date'],
  },
  purchase_orders: {
    required: false,
    columns: ['document_no', 'company', 'vendor_no', 'site_no', 'status', 'ordered_at', 'currency', 'line_no', 'item_no', 'uom', 'quantity', 'unit_cost', 'requested_receipt'],
    optional: ['qty_received', 'confirmed_receipt'],
  },
  transfer_orders: {
    required: false,
    columns: ['document_no', 'company', 'from_site_no', 'to_site_no', 'status', 'expected_receipt', 'line_no', 'item_no', 'uom', 'quantity'],
    optional: ['qty_received'],
  },
  shipments: {
    required: false,
    columns: ['shipment_id', 'order_no', 'site_no', 'order_line', 'item_no', 'uom', 'qty'],
    optional: ['carrier', 'tracking', 'sscc', 'cancelled'],
  },
  shipment_events: { required: false, columns: ['shipment_id', 'code', 'time'], optional: ['text'] },
  forecasts: {
    required: false,
    columns: ['version_id', 'published_at', 'item_no', 'site_no', 'grain', 'bucket_start', 'uom', 'value'],
    optional: ['measure'],
  },
} as const satisfies Record<string, FileLayout>; // prettier-ignore

export type FileName = keyof typeof FILES;
/** Names in the order of reading. */
export const FILE_NAMES = Object.keys(FILES) as FileName[]; // keyed by nothing else

/** One product group: its place in the hierarchy, what is sold in it, and the units it comes in. */
export interface ProductGroup {
  readonly prefix: string;
  readonly path: string;
  readonly nouns: readonly string[];
  readonly variants: readonly string[];
  readonly uom: 'PCS' | 'KG' | 'LTR' | 'BOX';
  /** Sales price of one base unit, in cents, from and to. */
  readonly priceCents: readonly [number, number];
  readonly lots: boolean;
  /** Week of the year (0–51) with the most demand, and how far above the mean it is, per mille; `null` when even. */
  readonly season: { readonly peakWeek: number; readonly amplitude: number } | null;
}

const SUMMER = { peakWeek: 28, amplitude: 450 };
const WINTER = { peakWeek: 2, amplitude: 500 };
const AUTUMN = { peakWeek: 36, amplitude: 350 };
const HOLIDAY = { peakWeek: 48, amplitude: 600 };

/** What the wholesaler trades. */
export const PRODUCT_GROUPS: readonly ProductGroup[] = [
  { prefix: 'GLV', path: 'Safety/Hand protection', nouns: ['Nitrile glove', 'Cut-resistant glove', 'Leather work glove', 'Chemical glove'], variants: ['S', 'M', 'L', 'XL', 'XXL'], uom: 'PCS', priceCents: [120, 2400], lots: false, season: null },
  { prefix: 'PPE', path: 'Safety/Head and face', nouns: ['Safety goggles', 'Hard hat', 'Ear muffs', 'Face shield', 'Half-mask respirator'], variants: ['clear', 'white', 'yellow', 'orange'], uom: 'PCS', priceCents: [350, 5200], lots: false, season: null },
  { prefix: 'WTR', path: 'Safety/Winter wear', nouns: ['Insulated jacket', 'Thermal glove', 'Ice cleats', 'Fleece balaclava'], variants: ['S', 'M', 'L', 'XL'], uom: 'PCS', priceCents: [900, 8900], lots: false, season: WINTER },
  { prefix: 'CLN', path: 'Janitorial/Chemicals', nouns: ['Glass cleaner', 'Floor degreaser', 'Surface disinfectant', 'Descaler', 'Hand soap'], variants: ['lemon', 'neutral', 'concentrate', 'ready to use'], uom: 'LTR', priceCents: [180, 1900], lots: true, season: null },
  { prefix: 'PAP', path: 'Janitorial/Paper', nouns: ['Paper towel', 'Toilet tissue', 'Facial tissue', 'Centrefeed roll'], variants: ['1-ply', '2-ply', '3-ply', 'recycled'], uom: 'BOX', priceCents: [1400, 4800], lots: false, season: null },
  { prefix: 'ABS', path: 'Janitorial/Spill control', nouns: ['Absorbent granulate', 'Oil binder', 'Sweeping compound'], variants: ['fine', 'coarse', 'universal'], uom: 'KG', priceCents: [90, 620], lots: true, season: null },
  { prefix: 'ICE', path: 'Facilities/Winter service', nouns: ['De-icing salt', 'Calcium chloride', 'Grit mix'], variants: ['fine', 'coarse', 'pet-safe'], uom: 'KG', priceCents: [40, 260], lots: false, season: WINTER },
  { prefix: 'HVC', path: 'Facilities/Climate', nouns: ['Pleated air filter', 'Portable fan', 'Condensate pump', 'Thermostat'], variants: ['16x20', '20x20', '20x25', '24x24'], uom: 'PCS', priceCents: [700, 12900], lots: false, season: SUMMER },
  { prefix: 'ELC', path: 'Electrical/Wiring', nouns: ['Cable tie', 'Junction box', 'Extension cord', 'Heat-shrink set', 'LED panel'], variants: ['black', 'white', '10 ft', '25 ft'], uom: 'PCS', priceCents: [150, 6900], lots: false, season: null },
  { prefix: 'FAS', path: 'Hardware/Fasteners', nouns: ['Hex bolt', 'Wood screw', 'Anchor', 'Washer', 'Lock nut'], variants: ['M4', 'M6', 'M8', 'M10', 'stainless'], uom: 'BOX', priceCents: [320, 3900], lots: false, season: null },
  { prefix: 'PKG', path: 'Packaging/Boxes and tape', nouns: ['Corrugated box', 'Packing tape', 'Stretch film', 'Bubble mailer'], variants: ['small', 'medium', 'large', 'heavy duty'], uom: 'PCS', priceCents: [60, 2900], lots: false, season: HOLIDAY },
  { prefix: 'FSV', path: 'Food service/Disposables', nouns: ['Hot cup', 'Cold cup', 'Take-out box', 'Cutlery set', 'Napkin'], variants: ['8 oz', '12 oz', '16 oz', 'compostable'], uom: 'BOX', priceCents: [900, 7400], lots: false, season: SUMMER },
  { prefix: 'DRY', path: 'Food service/Dry goods', nouns: ['Cane sugar', 'Long-grain rice', 'Wheat flour', 'Sea salt', 'Roasted coffee'], variants: ['organic', 'fine', 'bulk', 'premium'], uom: 'KG', priceCents: [110, 1900], lots: true, season: HOLIDAY },
  { prefix: 'OFC', path: 'Office/Supplies', nouns: ['Copy paper', 'Gel pen', 'Binder', 'Label roll', 'Whiteboard marker'], variants: ['A4', 'letter', 'blue', 'black', 'assorted'], uom: 'BOX', priceCents: [280, 5200], lots: false, season: AUTUMN },
  { prefix: 'GRD', path: 'Facilities/Grounds', nouns: ['Leaf rake', 'Garden hose', 'Sprinkler head', 'Pruning shears'], variants: ['standard', 'pro', '50 ft', '75 ft'], uom: 'PCS', priceCents: [600, 7900], lots: false, season: SUMMER },
]; // prettier-ignore

export const BRANDS = [
  'Northline',
  'Harbor',
  'Summit',
  'Bluewater',
  'Ironside',
  'Prairie',
  'Castellan',
  'Orchard',
  'Meridian',
  'Foxglove',
] as const;
export const COMPANY_STEMS = [
  'Allegheny',
  'Bayou',
  'Cascade',
  'Dogwood',
  'Eastgate',
  'Fairmont',
  'Granite',
  'Hickory',
  'Inland',
  'Juniper',
  'Keystone',
  'Lakeshore',
  'Magnolia',
  'Nantucket',
  'Old Mill',
  'Piedmont',
  'Quarry',
  'Redstone',
  'Savannah',
  'Tidewater',
  'Upland',
  'Vista',
  'Wabash',
  'Yellow Pine',
] as const;
export const VENDOR_TRADES = ['Manufacturing', 'Industries', 'Products', 'Supply', 'Works'] as const;
export const CUSTOMER_TRADES = [
  'Clinics',
  'School District',
  'Hotels',
  'Builders',
  'Foods',
  'Logistics',
  'Property Services',
  'Auto Group',
  'Laboratories',
  'Restaurants',
  'County',
  'University',
  'Manufacturing',
] as const;
export const CARRIERS = ['Blue Ridge Freight', 'Interstate Parcel', 'Great Lakes LTL', 'Coastline Express'] as const;

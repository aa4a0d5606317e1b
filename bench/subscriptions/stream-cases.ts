import { labelOf, nameOf, quantityOf, forecastIdOf } from './stream-graph.ts';

/** In what subscribers of one run differ. */
export type CaseId = 'equal' | 'arguments' | 'variable' | 'plain' | 'noted';

export interface StreamCase {
  readonly id: CaseId;
  readonly title: string;
  readonly query: string;
  /** Variables of subscriber number `at`. */
  variables(at: number): Readonly<Record<string, unknown>>;
}

const SELECTION = 'id severity kind at item { sku name currentForecast { quantity } } location { name }';
const queryOf = (selection: string, more = ''): string =>
  `subscription S($filter: ExceptionFilter${more}) { inventoryExceptions(filter: $filter) { exception { ${selection} } } }`;

export const STREAM_CASES: Readonly<Record<CaseId, StreamCase>> = {
  equal: { id: 'equal', title: '(a) equal operations', query: queryOf(SELECTION), variables: () => ({}) },
  arguments: {
    id: 'arguments',
    title: '(b) different root arguments',
    query: queryOf(SELECTION),
    variables: (at) => ({ filter: { regions: ['SE', `region ${at}`] } }),
  },
  variable: {
    id: 'variable',
    title: '(c) a variable used inside a subgraph fetch',
    query: queryOf(
      SELECTION.replace('name currentForecast', 'name label(lang: $lang) currentForecast'),
      ', $lang: String!',
    ),
    variables: (at) => ({ lang: `l${at}` }),
  },
  plain: { id: 'plain', title: 'no dependent fetch', query: queryOf('id severity kind at'), variables: () => ({}) },
  noted: { id: 'noted', title: 'no dependent fetch, long', query: queryOf('id at note'), variables: () => ({}) },
};

interface Exception {
  readonly id?: string;
  readonly item?: {
    readonly sku: string;
    readonly name: string;
    readonly label?: string;
    readonly currentForecast: { readonly quantity: number };
  };
  readonly location?: { readonly name: string };
}

/** Whether a payload that subscriber `at` received has what the subgraphs say; asked before anything is timed. */
export const isRight = (streamCase: StreamCase, at: number, payload: unknown): boolean => {
  const exception = (payload as { data?: { inventoryExceptions?: { exception?: Exception } } } | null)?.data
    ?.inventoryExceptions?.exception; // what the operation selects
  const number = Number(exception?.id?.slice(1));
  if (Number.isNaN(number)) return false;
  if (streamCase.id === 'plain' || streamCase.id === 'noted') return true;
  const sku = `sku-${number % 200}`;
  return (
    exception?.item?.sku === sku &&
    exception.item.name === nameOf(sku) &&
    exception.item.currentForecast.quantity === quantityOf(forecastIdOf(sku)) &&
    exception.location?.name === nameOf(`l-${number % 20}`) &&
    (streamCase.id !== 'variable' || exception.item.label === labelOf(sku, `l${at}`))
  );
};

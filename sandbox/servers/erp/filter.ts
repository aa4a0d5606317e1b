import { RequestError } from '../request-error.ts';
import type { PropertyTypes } from './entity-sets.ts';
import { type Literal, type Token, readTokens } from './filter-tokens.ts';

// The part of OData's filter language this ERP speaks: eq ne gt ge lt le in, and or not, parentheses.
// The parsers on npm (@odata/parser, odata-v4-parser) give trees of the whole grammar without evaluation and know no
// typed comparison of decimals; this subset is shorter than an adapter to them.

type Row = Readonly<Record<string, unknown>>;
export type Predicate = (row: Row) => boolean;
/** A parsed filter: the test, and the values its key must be one of where the filter pins a single key down. */
export interface Filter {
  readonly matches: Predicate;
  readonly candidates: { readonly property: string; readonly values: readonly string[] } | null;
}

const COMPARISONS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
type Comparison = (typeof COMPARISONS)[number];
const isComparison = (text: string): text is Comparison => COMPARISONS.some((comparison) => comparison === text);

/** Exact order of two plain decimals: by sign, length of the whole part, then digits. */
export const compareDecimalText = (left: string, right: string): number => {
  const scale = Math.max(left.split('.')[1]?.length ?? 0, right.split('.')[1]?.length ?? 0);
  const scaled = (text: string): bigint => {
    const [whole = '0', fraction = ''] = text.replace(/^\+/, '').split('.');
    return BigInt(`${whole}${fraction.padEnd(scale, '0')}`);
  };
  const [a, b] = [scaled(left), scaled(right)];
  return a < b ? -1 : a > b ? 1 : 0;
};

const order = (value: unknown, literal: Literal, type: string): number | null => {
  if (literal.type === 'null') return value === null ? 0 : null;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  if (literal.type === 'boolean') return value === literal.value ? 0 : 1;
  const text = String(value);
  if (type === 'Edm.Decimal' || type === 'Edm.Int32' || type === 'Edm.Int64')
    return compareDecimalText(text, literal.text);
  if (type === 'Edm.DateTimeOffset') return Math.sign(Date.parse(text) - Date.parse(literal.text));
  return text < literal.text ? -1 : text > literal.text ? 1 : 0;
};

const HOLDS: Record<Comparison, (sign: number | null) => boolean> = {
  eq: (sign) => sign === 0,
  ne: (sign) => sign !== 0,
  gt: (sign) => sign !== null && sign > 0,
  ge: (sign) => sign !== null && sign >= 0,
  lt: (sign) => sign !== null && sign < 0,
  le: (sign) => sign !== null && sign <= 0,
};

const EXPECTED: Partial<Record<string, Literal['type'][]>> = {
  'Edm.Decimal': ['number'],
  'Edm.Int32': ['number'],
  'Edm.Int64': ['number'],
  'Edm.Boolean': ['boolean'],
  'Edm.DateTimeOffset': ['instant'],
  'Edm.Date': ['instant'],
  'Edm.String': ['text'],
};

class FilterParser {
  readonly #tokens: readonly Token[];
  readonly #properties: PropertyTypes;
  #next = 0;

  constructor(tokens: readonly Token[], properties: PropertyTypes) {
    this.#tokens = tokens;
    this.#properties = properties;
  }

  parse(): Filter {
    const filter = this.#either();
    if (this.#next < this.#tokens.length) this.#fail('the end');
    return filter;
  }

  #either(): Filter {
    const first = this.#both();
    if (!this.#takeName('or')) return first;
    const parts = [first, this.#both()];
    while (this.#takeName('or')) parts.push(this.#both());
    return { matches: (row) => parts.some((part) => part.matches(row)), candidates: null };
  }

  #both(): Filter {
    const parts = [this.#single()];
    while (this.#takeName('and')) parts.push(this.#single());
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return only;
    return {
      matches: (row) => parts.every((part) => part.matches(row)),
      candidates: parts.find((part) => part.candidates !== null)?.candidates ?? null,
    };
  }

  #single(): Filter {
    if (this.#takeName('not')) {
      const inner = this.#single();
      return { matches: (row) => !inner.matches(row), candidates: null };
    }
    if (this.#takePunctuation('(')) {
      const inner = this.#either();
      this.#expectPunctuation(')');
      return inner;
    }
    return this.#comparison();
  }

  #comparison(): Filter {
    const property = this.#expectName();
    const type = this.#properties[property];
    if (type === undefined)
      throw new RequestError(400, 'InvalidFilter', `"${property}" is not a property of this entity set`);
    const operator = this.#expectName();
    if (operator === 'in') return this.#membership(property, type);
    if (!isComparison(operator))
      throw new RequestError(
        400,
        'InvalidFilter',
        `operator "${operator}" is not supported: use ${COMPARISONS.join(', ')} or in`,
      );
    const literal = this.#expectLiteral(property, type);
    return {
      matches: (row) => HOLDS[operator](order(row[property], literal, type)),
      candidates: operator === 'eq' && literal.type === 'text' ? { property, values: [literal.text] } : null,
    };
  }

  #membership(property: string, type: string): Filter {
    this.#expectPunctuation('(');
    const literals = [this.#expectLiteral(property, type)];
    while (this.#takePunctuation(',')) literals.push(this.#expectLiteral(property, type));
    this.#expectPunctuation(')');
    if (type === 'Edm.String') {
      const values = literals.flatMap((literal) => (literal.type === 'text' ? [literal.text] : []));
      const set = new Set<unknown>(values);
      return { matches: (row) => set.has(row[property]), candidates: { property, values } };
    }
    return {
      matches: (row) => literals.some((literal) => order(row[property], literal, type) === 0),
      candidates: null,
    };
  }

  #takeName(text: string): boolean {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'name' || token.text !== text) return false;
    this.#next += 1;
    return true;
  }
  #takePunctuation(text: string): boolean {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'punctuation' || token.text !== text) return false;
    this.#next += 1;
    return true;
  }
  #expectName(): string {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'name') return this.#fail('a property or operator');
    this.#next += 1;
    return token.text;
  }
  #expectPunctuation(text: string): void {
    if (!this.#takePunctuation(text)) this.#fail(`"${text}"`);
  }
  #expectLiteral(property: string, type: string): Literal {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'literal') return this.#fail('a value');
    if (token.literal.type !== 'null' && EXPECTED[type]?.includes(token.literal.type) === false) {
      throw new RequestError(
        400,
        'InvalidFilter',
        `${property} is ${type} and cannot be compared with a ${token.literal.type}`,
      );
    }
    this.#next += 1;
    return token.literal;
  }
  #fail(wanted: string): never {
    const token = this.#tokens[this.#next];
    const where = token === undefined ? 'at the end' : `at position ${token.at}`;
    throw new RequestError(400, 'InvalidFilter', `$filter: ${wanted} is missing ${where}`);
  }
}

/** Parses a `$filter` over the properties; throws a 400 that names what is wrong. */
export const parseFilter = (source: string, properties: PropertyTypes): Filter =>
  new FilterParser(readTokens(source), properties).parse();

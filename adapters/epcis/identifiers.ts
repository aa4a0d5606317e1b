import { gs1CheckDigit } from '@distribution/model/gs1/check-digit';
import { type Gln, glnSchema } from '@distribution/model/gs1/gln';
import { type Gtin, gtinNormalForm, gtinSchema } from '@distribution/model/gs1/gtin';
import { type Sscc, ssccSchema } from '@distribution/model/gs1/sscc';

/** What a URI of EPCIS names. A GTIN is in its 14-digit form; with a serial number it is one article. */
export type Identified =
  | { readonly kind: 'GTIN'; readonly gtin: Gtin; readonly lot: string | null; readonly serial: string | null }
  | { readonly kind: 'SSCC'; readonly sscc: Sscc }
  | { readonly kind: 'GLN'; readonly gln: Gln };

/** A URI with %-escapes undone; as it is when they are broken. */
const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const gtinOf = (digits: string): Gtin | null => {
  const parsed = gtinSchema.safeParse(digits);
  return parsed.success ? gtinNormalForm(parsed.data) : null;
};
const article = (digits: string, lot: string | null, serial: string | null): Identified | null => {
  const gtin = gtinOf(digits);
  return gtin === null ? null : { kind: 'GTIN', gtin, lot, serial };
};
const place = (digits: string): Identified | null => {
  const parsed = glnSchema.safeParse(digits);
  return parsed.success ? { kind: 'GLN', gln: parsed.data } : null;
};
const unit = (digits: string): Identified | null => {
  const parsed = ssccSchema.safeParse(digits);
  return parsed.success ? { kind: 'SSCC', sscc: parsed.data } : null;
};

const DIGITS = /^\d+$/;
/** Company prefix and reference with their check digit; the first digit of a reference goes before the prefix in a GTIN and an SSCC. */
const joined = (prefix: string, reference: string, leading: boolean, length: number): string => {
  const body = leading ? `${reference.slice(0, 1)}${prefix}${reference.slice(1)}` : `${prefix}${reference}`;
  return DIGITS.test(body) && body.length === length - 1 ? `${body}${gs1CheckDigit(body)}` : '';
};

/** EPC URIs of the Tag Data Standard: sgtin, lgtin, sscc, sgln, and patterns of a class. */
const readUrn = (uri: string): Identified | null => {
  const [, scheme = '', rest = ''] = /^urn:epc:(id:[a-z]+|class:lgtin|idpat:sgtin):(.+)$/.exec(uri) ?? [];
  const [prefix = '', reference = '', ...others] = rest.split('.');
  const last = decode(others.join('.'));
  switch (scheme) {
    case 'id:sgtin':
      return article(joined(prefix, reference, true, 14), null, last);
    case 'class:lgtin':
      return article(joined(prefix, reference, true, 14), last, null);
    case 'idpat:sgtin':
      return article(joined(prefix, reference, true, 14), null, null);
    case 'id:sscc':
      return unit(joined(prefix, reference, true, 18));
    case 'id:sgln':
      return place(joined(prefix, reference, false, 13));
    default:
      return null;
  }
};

/** GS1 Digital Link: application identifiers and their values are the path. */
const readLink = (uri: string): Identified | null => {
  const path = /^https?:\/\/[^/?#]+(\/[^?#]*)/.exec(uri)?.[1];
  const parts = (path ?? '').split('/').slice(1).map(decode);
  const at = parts.findIndex(
    (part, index) => ['01', '00', '414'].includes(part) && DIGITS.test(parts[index + 1] ?? ''),
  );
  if (at === -1) return null;
  const values = new Map<string, string>();
  for (let index = at; index + 1 < parts.length; index += 2) values.set(parts[index] ?? '', parts[index + 1] ?? '');
  const [key, value] = [parts[at], parts[at + 1] ?? ''];
  if (key === '00') return unit(value);
  if (key === '414') return place(value);
  return article(value, values.get('10') ?? null, values.get('21') ?? null);
};

/** What a URI names by GS1's two ways of writing keys; `null` for any other URI and for a wrong check digit. */
export const identify = (uri: string): Identified | null => (uri.startsWith('urn:') ? readUrn(uri) : readLink(uri));

/** A GS1 key as a Digital Link URI under GS1's own resolver, as EPCIS 2.0 prefers it. */
export const linkOf = (identified: Identified): string => {
  const root = 'https://id.gs1.org';
  if (identified.kind === 'SSCC') return `${root}/00/${identified.sscc}`;
  if (identified.kind === 'GLN') return `${root}/414/${identified.gln}`;
  const { gtin, lot, serial } = identified;
  const batch = lot === null ? '' : `/10/${encodeURIComponent(lot)}`;
  return `${root}/01/${gtin}${batch}${serial === null ? '' : `/21/${encodeURIComponent(serial)}`}`;
};

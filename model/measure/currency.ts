import * as iso4217 from 'currency-codes';
import { z } from 'zod';

/**
 * Alphabetic code → digits after the point, by ISO 4217 list one as the `currency-codes` package carries it
 * (published 2024-06-25), and XCG (Caribbean guilder), which amendment 176 added for 2025.
 */
const MINOR_UNITS: ReadonlyMap<string, number> = new Map([
  ...iso4217.codes().map((code) => [code, iso4217.code(code)?.digits ?? 0] as const),
  ['XCG', 2],
]);

/** Codes that ISO 4217 gives no minor unit (`N.A.`): metals, accounting units, testing, no currency. */
const WITHOUT_MINOR_UNIT = new Set('XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX'.split(' '));

/** An ISO 4217 currency by its three capitals, e.g. `EUR`. */
export const currencyCodeSchema = z
  .string()
  .superRefine((code, context) => {
    if (MINOR_UNITS.has(code)) return;
    // The code goes along: a steward may say what it means (erp/unknown-code.ts).
    context.addIssue({ code: 'custom', message: 'not an ISO 4217 currency code', params: { unknownCurrency: code } });
  })
  .brand<'CurrencyCode'>();
export type CurrencyCode = z.infer<typeof currencyCodeSchema>;

/** Parses a currency code; throws a ZodError when ISO 4217 does not list it. */
export const parseCurrencyCode = (text: string): CurrencyCode => currencyCodeSchema.parse(text);

/** Digits after the point in which the currency is paid: JPY 0, EUR 2, BHD 3; `null` where ISO 4217 has none (gold, XXX). */
export const minorUnits = (currency: CurrencyCode): number | null =>
  WITHOUT_MINOR_UNIT.has(currency) ? null : (MINOR_UNITS.get(currency) ?? null);

import { z } from 'zod';
import type { CodeKind } from '../operations/stewardship.ts';

/** A code that a record names and that nobody knows. */
export interface UnknownCode {
  readonly kind: CodeKind;
  readonly code: string;
}

/** What a code of the system an adapter speaks for means here; `null` when nobody has said. */
export type CodeLookup = (kind: CodeKind, code: string) => string | null;

/** Why a record cannot be made canonical; with the codes it fails on, where those are all that is wrong and a steward can give them a meaning. */
export class UntranslatableError extends Error {
  readonly unknown: readonly UnknownCode[];

  constructor(message: string, ...unknown: readonly UnknownCode[]) {
    super(message);
    this.unknown = unknown;
  }
}

/** The codes that what was thrown says nobody knows. */
const codesIn = (thrown: unknown): readonly UnknownCode[] => {
  if (thrown instanceof UntranslatableError) return thrown.unknown;
  if (!(thrown instanceof z.ZodError)) return [];
  const codes = thrown.issues.flatMap((issue) => {
    const code: unknown = issue.code === 'custom' ? issue.params?.['unknownCurrency'] : undefined;
    return typeof code === 'string' && code !== '' ? [code] : [];
  });
  // Held for a code only when that is all that is wrong.
  return codes.length === thrown.issues.length ? [...new Set(codes)].map((code) => ({ kind: 'CURRENCY', code })) : [];
};

/** What an untranslatable record says of the codes it fails on; nothing when it fails on something else. */
export const unknownCodesIn = (thrown: unknown): { readonly unknown?: readonly UnknownCode[] } => {
  const unknown = codesIn(thrown);
  return unknown.length === 0 ? {} : { unknown };
};

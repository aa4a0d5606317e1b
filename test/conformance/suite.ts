import type { ConformanceSubject, ConformanceWorld } from './conformance-subject.ts';
import { checkDocumentRule } from './documents/check-document-rule.ts';
import type { DocumentSubject } from './documents/document-subject.ts';
import { DOCUMENT_RULES } from './documents/rules/documents.ts';
import type { RuleText } from './rule.ts';
import { SYSTEM_OF_RECORD_RULES } from './rules/systems-of-record.ts';
import { type Verdict, checkRule } from './run-rules.ts';

/** What an adapter hands to the kit: that of a system of record, or that of a document channel. */
export type Subject = ConformanceSubject | DocumentSubject;

/** A rule that is ready to be checked on one subject. */
export interface Check {
  readonly rule: RuleText;
  readonly run: (limitMs?: number) => Promise<Verdict>;
}

/** The rules for a subject; `openWorld` opens another system than its sample. */
export const checksFor = (subject: Subject, openWorld?: () => Promise<ConformanceWorld>): readonly Check[] =>
  'openSender' in subject
    ? DOCUMENT_RULES.map((rule) => ({ rule, run: (limitMs) => checkDocumentRule(rule, subject, limitMs) }))
    : SYSTEM_OF_RECORD_RULES.map((rule) => ({ rule, run: (limitMs) => checkRule(rule, subject, openWorld, limitMs) }));

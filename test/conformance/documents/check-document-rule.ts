import { DOCUMENT_CAPABILITIES, type DocumentNeed, SENDER_ABILITIES } from '../capability.ts';
import type { Rule } from '../rule.ts';
import { RULE_LIMIT_MS, type Verdict, judge } from '../run-rules.ts';
import { type DocumentStand, openDocumentStand } from './document-stand.ts';
import type { DocumentSubject, DocumentWorld } from './document-subject.ts';

/** A rule about a document channel. */
export type DocumentRule = Rule<DocumentStand, DocumentNeed>;

const METHOD_OF_ABILITY = {
  BAD_RECORDS: 'withBadRecord',
  BROKEN_DOCUMENTS: 'broken',
  STRANGE_DOCUMENTS: 'strange',
  ENCODINGS: 'encodings',
  REMOVED_RECORDS: 'removal',
  KNOWN_RECORDS: 'known',
  COUNTED_REPLIES: 'repliesTo',
  PUSHED_DOCUMENTS: 'push',
  SAMPLE_ORDER: 'order',
} as const satisfies Record<keyof typeof SENDER_ABILITIES, keyof DocumentWorld>;

const waiverOf = (need: DocumentNeed, { lacks }: DocumentSubject, world: DocumentWorld): string | null => {
  if (need in DOCUMENT_CAPABILITIES) {
    const reason = lacks[need as keyof typeof DOCUMENT_CAPABILITIES]; // `in` does not narrow a union of strings
    return reason === undefined ? null : `the adapter lacks ${need}: ${reason}`;
  }
  const ability = need as keyof typeof SENDER_ABILITIES; // the other half of the union
  return world[METHOD_OF_ABILITY[ability]] === undefined
    ? `this sender lacks ${ability} (${SENDER_ABILITIES[ability]})`
    : null;
};

/** Checks one rule on a sender of its own. */
export const checkDocumentRule = async (
  rule: DocumentRule,
  subject: DocumentSubject,
  limitMs = RULE_LIMIT_MS,
): Promise<Verdict> => {
  const world = await subject.openSender();
  const waiver = rule.needs.map((need) => waiverOf(need, subject, world)).find((reason) => reason !== null);
  if (waiver !== undefined) {
    await world.close();
    return { rule, outcome: 'WAIVED', remark: waiver };
  }
  return judge(rule, openDocumentStand(subject, world), limitMs);
};

import type { CanonicalChange } from '@distribution/model/erp/change';
import type { UnitLookup } from '@distribution/model/measure/trade-unit-codes';
import { parseInstant } from '@distribution/model/time/instant';
import type { InboxDocument } from '@distribution/platform/inbox/inbox';
import { type JudgedGroup, type JudgedSet, acknowledge, judgeGroup } from './acknowledge.ts';
import type { Partner, X12Config, X12Flow } from './config.ts';
import type { ControlRegister } from './control-register.ts';
import type { Interchange, TransactionSet } from './interchange.ts';
import type { OrderHistory } from './order-history.ts';
import type { Outbox } from './outbox.ts';
import { readAcknowledgement } from './read-acknowledgement.ts';
import { FLOW_OF_SET, PARTS_OF_SET } from './record-sets.ts';
import { mustElement } from './segment.ts';
import { splitDocument } from './split-document.ts';
import { TranslationError, reasonOf } from './translation-error.ts';
import { type Part, type TranslationContext, segmentOf } from './translation.ts';
import { writeInterchange } from './write-interchange.ts';

/** One step of reading a document for a flow: what it changes, or why it changes nothing. */
export interface DocumentStep {
  readonly flow: X12Flow;
  readonly key: string;
  readonly payload: string;
  /** Throws TranslationError or ZodError with the reason. */
  readonly changes: () => Promise<readonly CanonicalChange[]>;
}

/** A partner as it was set, with its units at hand. */
export interface KnownPartner {
  readonly partner: Partner;
  readonly units: UnitLookup;
}

/** What receiving needs. */
export interface Reception {
  readonly config: X12Config;
  /** By their addresses. */
  readonly partners: ReadonlyMap<string, KnownPartner>;
  readonly site: TranslationContext['site'];
  readonly outbox: Outbox;
  readonly register: ControlRegister;
  readonly orders: OrderHistory;
  readonly now: () => number;
}

/** A step that changes nothing and says why. */
export const refuseStep = (flow: X12Flow, key: string, reason: string, payload: string): DocumentStep => ({
  flow,
  key,
  payload,
  changes: () => Promise.reject(new TranslationError(reason)),
});

const textOf = ({ segments }: TransactionSet, { delimiters }: Interchange): string =>
  segments.map(({ name, elements }) => [name, ...elements].join(delimiters.element)).join(delimiters.segment);

/** Revisions rise with documents, sets in them and, by less than ten, with what a set becomes. */
const SETS_PER_DOCUMENT = 1_000_000;
const STAGES = 10;
const revisionOf = (sequence: number, set: number): number => (sequence * SETS_PER_DOCUMENT + set) * STAGES;

/** Answers a group with a 997, once for ever: reading the document again finds the one that was sent. */
const answerGroup = async (
  judged: JudgedGroup,
  interchange: Interchange,
  { outbox, config, now }: Reception,
): Promise<void> => {
  const { group } = judged;
  if (group.code === 'FA') return; // an acknowledgement is not acknowledged
  const about = [interchange.sender, interchange.control, group.code, group.control].join(' ');
  await outbox.send(`997 ${about}`, about, (control) =>
    writeInterchange({
      sender: config.address,
      receiver: interchange.sender,
      groupSender: config.groupId ?? config.address.slice(3),
      groupReceiver: group.sender,
      group: 'FA',
      control,
      at: now(),
      isTest: interchange.isTest,
      sets: [acknowledge(judged)],
    }),
  );
};

const partsOf = async (
  set: TransactionSet,
  context: TranslationContext,
  { orders, outbox }: Reception,
): Promise<readonly Part[]> => {
  if (set.id === '997') {
    const reason = await readAcknowledgement(set.segments, outbox);
    if (reason !== null) throw new TranslationError(reason);
    return [];
  }
  if (set.id === '850' || set.id === '860') {
    const number = mustElement(segmentOf(set.segments, set.id === '850' ? 'BEG' : 'BCH'), 'Order number', 3);
    const record = await orders.apply(set.id, number, set.segments, context);
    return [{ name: '', changes: () => [{ of: 'SALES_ORDER', operation: 'UPSERT', record }] }];
  }
  const parts = PARTS_OF_SET[set.id];
  if (parts === undefined) throw new TranslationError(`set ${set.id} is not read here`);
  return parts(set.segments, context);
};

/** The steps of one set; those of a set that is wrong, or that makes no sense as a whole, are its refusal. */
const stepsOfSet = async (
  { set, faults }: JudgedSet,
  judged: JudgedGroup,
  context: TranslationContext,
  interchange: Interchange,
  reception: Reception,
): Promise<readonly DocumentStep[]> => {
  const { flows } = reception.config;
  const [first] = flows;
  const own = FLOW_OF_SET[set.id];
  const flow = own !== undefined && flows.includes(own) ? own : (first ?? 'sales-orders');
  const key = `${interchange.sender} ${interchange.control} ${set.id} ${set.control}`;
  const payload = textOf(set, interchange);
  if (judged.codes.length > 0) return [refuseStep(flow, key, judged.reasons.join('; '), payload)];
  if (faults !== null) return [refuseStep(flow, key, faults.reasons.join('; '), payload)];
  if (own !== flow) return [refuseStep(flow, key, `no flow of this connection reads sets ${set.id}`, payload)];
  try {
    const parts = await partsOf(set, context, reception);
    return parts.map(({ name, changes }) => ({
      flow,
      key: name === '' ? key : `${key} ${name}`,
      payload,
      changes: async () => changes(),
    }));
  } catch (error) {
    return [refuseStep(flow, key, reasonOf(error), payload)];
  }
};

/** Why nothing of an interchange is taken; `null` when it may be. */
const refuse = async (
  interchange: Interchange,
  place: string,
  { config, partners, register }: Reception,
): Promise<string | null> => {
  const { sender, receiver, control, faults, isTest } = interchange;
  if (faults.length > 0) return faults.join('; ');
  if (receiver !== config.address) return `it is addressed to ${receiver}, and we are ${config.address}`;
  if (!partners.has(sender)) return `${sender} is no partner in the settings`;
  if (isTest && !config.isTest) return 'it is marked as a test';
  const holder = await register.claim(sender, receiver, control, place);
  return holder === place ? null : `control number ${control} was used before, in document ${holder}`;
};

/**
 * Takes one document in: checks its envelopes, answers each group, and cuts it into steps. Doing so again, in this process
 * or another, gives the same steps and sends nothing twice.
 */
export const receiveDocument = async (
  document: InboxDocument,
  text: string,
  reception: Reception,
): Promise<readonly DocumentStep[]> => {
  const { config, partners, site } = reception;
  const { system } = config;
  const first = config.flows[0] ?? 'sales-orders';
  const steps: DocumentStep[] = [];
  let sets = 0;
  for (const [index, part] of (await splitDocument(text)).entries()) {
    if (!('groups' in part)) {
      steps.push(refuseStep(first, document.name, part.reason, part.text || document.name));
      continue;
    }
    const reason = await refuse(part, `${document.sequence}.${index}`, reception);
    const known = partners.get(part.sender);
    if (reason !== null || known === undefined) {
      steps.push(refuseStep(first, `${part.sender} ${part.control}`, reason ?? '', part.text));
      continue;
    }
    const asOf = parseInstant(document.acceptedAt);
    for (const group of part.groups) {
      const judged = judgeGroup(group);
      await answerGroup(judged, part, reception);
      if (judged.sets.length === 0) {
        const key = `${part.sender} ${part.control} group ${group.control}`;
        steps.push(refuseStep(first, key, judged.reasons.join('; ') || 'the group is empty', part.text));
      }
      for (const each of judged.sets) {
        const origin = { system, asOf, revision: revisionOf(document.sequence, sets) };
        const documentName = `${part.control}-${group.control}-${each.set.control}`;
        const context = { ...known, site, documentName, origin, component: part.delimiters.component };
        steps.push(...(await stepsOfSet(each, judged, context, part, reception)));
        sets += 1;
      }
    }
  }
  return steps;
};

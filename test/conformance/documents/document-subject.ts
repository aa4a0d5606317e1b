import type { AdapterDefinition } from '@distribution/model/erp/adapter-definition';
import type { WebhookDelivery } from '@distribution/model/erp/system-adapter';
import type { FlowName } from '@distribution/model/operations/sync-flow';
import type { NewPurchaseOrder } from '@distribution/model/supply/purchasing';
import type { DocumentCapability } from '../capability.ts';
import type { KnownRecord } from '../conformance-subject.ts';

/** A document as its sender puts it into a drop folder. Within one world no two good ones have the same name or bytes. */
export interface SampleDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The settings a rule turns; everything else stays as the world says. */
export interface DocumentKnobs {
  /** The drop folder; the kit makes it, puts documents into it and takes it away. */
  readonly folder: string;
  /** Where the adapter puts what it answers or sends; an empty folder that the kit reads. */
  readonly outFolder: string;
  /** How long a file must stand still; 0 unless a rule is about stillness. */
  readonly stillMs: number;
  /** Records per page of changes. */
  readonly pageSize?: number;
  /** `null`: no push is believed. */
  readonly webhookSecret?: string | null;
}

/**
 * A sender of documents: it makes them, and the kit places them (whole, in halves, twice, late, into folders of its own)
 * and reads them through the adapter. So a subject writes no faults and touches no folder. What a sender cannot make it
 * leaves out; the rules that need it are waived and say so. The kit opens one for every rule and closes it.
 */
export interface DocumentWorld {
  /** Settings of the adapter beside the knobs: layouts, partners, unit codes. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Texts that must never be seen in an error. */
  readonly secrets: readonly string[];
  /**
   * The next good document of the flow: two records or more (a third one at least once), nothing wrong with it. Every
   * call makes a new one, with control numbers of its own; what it says of a record that an earlier one told of is newer
   * and different. Where records never change (movements) every call makes new records.
   */
  readonly document: (flow: FlowName) => SampleDocument;
  /**
   * A document of the flow with good records and exactly one that makes no sense (a unit nobody knows), and the natural
   * key that one would have, if anybody can tell.
   */
  readonly withBadRecord?: (flow: FlowName) => SampleDocument & { readonly bad: readonly string[] | null };
  /** Documents of which nothing may be taken: a wrong count, a wrong control total, a torn envelope. One name each. */
  readonly broken?: Readonly<Record<string, (flow: FlowName) => SampleDocument>>;
  /** A whole file that no layout, partner or type of the settings fits. */
  readonly strange?: () => SampleDocument;
  /** The same good content in each encoding, byte order or spelling that is to be understood, with the settings it takes. */
  readonly encodings?: (
    flow: FlowName,
  ) => Readonly<Record<string, SampleDocument & { readonly settings?: Readonly<Record<string, unknown>> }>>;
  /** A document that tells that a record of `before` is gone, and its natural key. */
  readonly removal?: Readonly<
    Partial<
      Record<
        FlowName,
        () => { readonly before: SampleDocument; readonly after: SampleDocument; readonly key: readonly string[] }
      >
    >
  >;
  /** Why the records of a flow are never removed. */
  readonly neverRemoved?: Readonly<Partial<Record<FlowName, string>>>;
  /** A document, and records in it of which everything that matters is known. */
  readonly known?: () => { readonly documents: readonly SampleDocument[]; readonly records: readonly KnownRecord[] };
  /** How many files the adapter owes to `outFolder` for one good document of the flow (a 997 for an interchange). */
  readonly repliesTo?: (flow: FlowName) => number;
  /** The next good document of the flow as it is pushed, signed with the secret at the epoch milliseconds. */
  readonly push?: (flow: FlowName, secret: string, at: number) => WebhookDelivery;
  /** A purchase order that the adapter writes to `outFolder`, one file each. */
  readonly order?: NewPurchaseOrder;
  close(): Promise<void>;
}

/** What an adapter of a document channel hands to the kit: `fixtures/conformance.ts` exports it as `conformance`. */
export interface DocumentSubject {
  readonly definition: AdapterDefinition;
  /** What the adapter does not do, each with its reason. A rule checks that this is not a way around the others. */
  readonly lacks: Readonly<Partial<Record<DocumentCapability, string>>>;
  /** Knobs by the adapter's own names; absent: as they are. */
  readonly settingsOf?: (knobs: DocumentKnobs) => Readonly<Record<string, unknown>>;
  readonly openSender: () => Promise<DocumentWorld>;
}

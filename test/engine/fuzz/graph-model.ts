// A supergraph as the fuzzer thinks of it: which subgraph resolves which field of which type, and with what.

export type Target =
  | { readonly kind: 'LEAF'; readonly name: 'Int' | 'Float' | 'String' | 'Boolean' | 'ID' | 'Colour' | 'Any' }
  | { readonly kind: 'ENTITY'; readonly name: string }
  | { readonly kind: 'VALUE'; readonly name: string }
  | { readonly kind: 'UNION' }
  | { readonly kind: 'INTERFACE' }
  /** The interface that an interface object adds to. */
  | { readonly kind: 'MEDIA' }
  /** What takes arguments from above it. */
  | { readonly kind: 'GUEST' };

/** Lists and non-nulls around a target, as SDL with `T` for it: `[T!]!`. */
export type Wrapping = string;

export interface FieldModel {
  readonly name: string;
  target: Target;
  readonly wrapping: Wrapping;
  readonly args: readonly ArgumentModel[];
  /** Subgraphs that resolve it; several: it is shareable. */
  readonly owners: readonly number[];
  /** Of two owners: the second takes it over from the first. */
  readonly override: OverrideModel | null;
  readonly requires: readonly RequiredInput[];
  /** Whether it may answer with an error. */
  mayFail: boolean;
  /** Of a link: fields of the entity that come with it. */
  provides: readonly string[];
}

export interface OverrideModel {
  /** None: for every caller. */
  readonly label: string | null;
  /** The one that nobody may ask any more, or may not ask yet; `null` where callers are asked for both. */
  readonly silent: number | null;
}

export interface ArgumentModel {
  readonly name: string;
  /** With its default and its directives. */
  readonly type: string;
}

export interface RequiredInput {
  readonly field: string;
  /** Written after the name: `(n: 2)`; its value beside it. */
  readonly args: string;
  readonly argValues: Readonly<Record<string, unknown>>;
  /** What is selected of it; empty for leaves. */
  readonly selection: readonly RequiredInput[];
}

export interface KeyModel {
  readonly text: string;
  readonly fields: readonly ('id' | 'code' | 'part' | 'ref')[];
}

export interface EntityModel {
  readonly name: string;
  readonly fields: FieldModel[];
  /** Per subgraph that knows it: its keys there. */
  readonly presence: Map<number, readonly { readonly key: KeyModel; readonly resolvable: boolean }[]>;
  readonly isNode: boolean;
  /** A subgraph that has never heard of the last of its records, and answers null for it. */
  unknownIn: number | null;
}

export interface ValueModel {
  readonly name: string;
  readonly fields: readonly FieldModel[];
}

/** An interface that one subgraph, its last, adds fields to without knowing who implements it. */
export interface MediaModel {
  /** The subgraph that has the interface and all who implement it. */
  readonly at: number;
  readonly members: readonly string[];
  readonly fields: readonly FieldModel[];
}

/** Takes each of its contextual arguments from the nearest host above it. Hosts link to it, and it to itself. */
export interface GuestModel {
  /** The subgraph where the contexts are set and taken. */
  readonly at: number;
  readonly hosts: readonly string[];
  readonly inputs: readonly ContextInput[];
  readonly fields: readonly FieldModel[];
}

/** A context, and the argument that takes what stands in it. */
export interface ContextInput {
  readonly context: string;
  readonly argument: string;
  readonly type: string;
  /** As `@fromContext` has it: `$c0 { a }`. */
  readonly field: string;
  /** By host: what is taken of it; each selects one thing. */
  readonly paths: ReadonlyMap<string, RequiredInput>;
}

export interface GraphModel {
  /** Without that of `media`. */
  readonly subgraphs: number;
  readonly entities: readonly EntityModel[];
  readonly values: readonly ValueModel[];
  readonly roots: readonly FieldModel[];
  readonly mutations: readonly FieldModel[];
  readonly media: MediaModel | null;
  readonly guest: GuestModel | null;
  /** Subgraphs where the interface asks for `tag` beside `id`. */
  readonly tagged: boolean;
}

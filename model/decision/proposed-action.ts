/** Something that would change an outside system, before it does. `content` is plain JSON. */
export interface ProposedAction {
  readonly kind: (typeof ACTION_KINDS)[number];
  readonly system: string;
  readonly requestedBy: string;
  readonly content: unknown;
}

export const ACTION_KINDS = [
  'CREATE_PURCHASE_ORDER',
  'CHANGE_PURCHASE_ORDER',
  'CREATE_TRANSFER',
  'CHANGE_PLANNING_PARAMETERS',
] as const;

/** JSON with the keys of every object in order and nothing undefined: equal values, equal text (as RFC 8785 orders them). */
const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
};

/** The one text of an action; what is approved is its SHA-256. */
export const canonicalAction = ({ kind, system, requestedBy, content }: ProposedAction): string =>
  canonicalJson({ kind, system, requestedBy, content });

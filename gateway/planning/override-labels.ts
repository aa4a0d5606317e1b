import type { Principal } from '@distribution/platform/principal/principal';
import { createHash } from 'node:crypto';
import { Kind, visit, type DocumentNode } from 'graphql';

/** The labels of progressive `@override`s in a supergraph, sorted. */
export const overrideLabelsIn = (supergraph: DocumentNode): readonly string[] => {
  const labels = new Set<string>();
  visit(supergraph, {
    Directive(directive) {
      if (directive.name.value !== 'join__field') return;
      const label = directive.arguments?.find(({ name }) => name.value === 'overrideLabel')?.value;
      if (label?.kind === Kind.STRING) labels.add(label.value);
    },
  });
  return [...labels].sort();
};

/** Where a caller stands between 0 and 100, evenly spread; the same for the same subject, in every process. */
const standing = (subject: string): number =>
  (createHash('sha256').update(subject).digest().readUInt32BE(0) / 2 ** 32) * 100;

const percentOf = (label: string): number | null => {
  const [, percent] = /^percent\((\d+(?:\.\d+)?)\)$/.exec(label) ?? [];
  return percent === undefined ? null : Number(percent);
};

const NO_LABELS: ReadonlySet<string> = new Set();

/**
 * The labels that hold for a caller. `percent(n)` holds for n of a hundred callers, always the same ones, and those of a
 * smaller share are among those of a larger one; any other label holds where it is switched on.
 * @param switchedOn labels that are on by decision, whoever asks
 */
export const labelsFor = (
  labels: readonly string[],
  { subject }: Pick<Principal, 'subject'>,
  switchedOn: ReadonlySet<string> = NO_LABELS,
): ReadonlySet<string> => {
  if (labels.length === 0) return NO_LABELS;
  const place = standing(subject);
  return new Set(
    labels.filter((label) => {
      const percent = percentOf(label);
      return switchedOn.has(label) || (percent !== null && place < percent);
    }),
  );
};

/** Every set that {@link labelsFor} gives to some caller: a larger share holds wherever a smaller one does. */
export const labelSetsOf = (
  labels: readonly string[],
  switchedOn: ReadonlySet<string> = NO_LABELS,
): readonly ReadonlySet<string>[] => {
  const shares = new Set(labels.map((label) => percentOf(label) ?? 0).filter((percent) => percent > 0));
  const holding = (share: number) =>
    new Set(labels.filter((label) => switchedOn.has(label) || (percentOf(label) ?? 0) >= share));
  return [Number.POSITIVE_INFINITY, ...[...shares].sort((one, other) => other - one)].map(holding);
};

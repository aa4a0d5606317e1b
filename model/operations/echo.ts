/** The way a change has come: where it was made, and the systems it was sent to since, in order. */
export interface Passage<S extends string = string> {
  readonly origin: S;
  readonly through: readonly S[];
}

/** What a system told that leads to something being sent: records by the keys that commands touch, and the revision it has there. */
export interface ChangeCause {
  readonly system: string;
  readonly touches: readonly string[];
  readonly revision: number | null;
}

/** How often a change is sent on at most: to those who need it, and from one of them to those behind it. */
export const MOST_HOPS = 2;

/**
 * The systems a change may be sent to: never the one it was made in, nor one that it came through, and none at all once it
 * has been sent on {@link MOST_HOPS} times. So no change goes in a circle, however the systems are connected.
 */
export const destinationsOf = <S extends string>(
  { origin, through }: Passage<S>,
  connected: readonly S[],
): readonly S[] =>
  through.length >= MOST_HOPS ? [] : connected.filter((system) => system !== origin && !through.includes(system));

/** The change as it is on its way to a system. */
export const sentTo = <S extends string>({ origin, through }: Passage<S>, system: S): Passage<S> => ({
  origin,
  through: [...through, system],
});

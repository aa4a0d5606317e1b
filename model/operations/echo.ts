import type { SystemCode } from '../origin.ts';

/** The way a change has come: where it was made, and the systems it was sent to since, in order. */
export interface Passage {
  readonly origin: SystemCode;
  readonly through: readonly SystemCode[];
}

/** How often a change is sent on at most: to those who need it, and from one of them to those behind it. */
export const MOST_HOPS = 2;

/**
 * The systems a change may be sent to: never the one it was made in, nor one that it came through, and none at all once it
 * has been sent on {@link MOST_HOPS} times. So no change goes in a circle, however the systems are connected.
 */
export const destinationsOf = (
  { origin, through }: Passage,
  connected: readonly SystemCode[],
): readonly SystemCode[] =>
  through.length >= MOST_HOPS ? [] : connected.filter((system) => system !== origin && !through.includes(system));

/** The change as it is on its way to a system. */
export const sentTo = ({ origin, through }: Passage, system: SystemCode): Passage => ({
  origin,
  through: [...through, system],
});

/** EXECUTION moves goods, INTERACTIVE answers a person, ANALYTICS can wait. The most urgent first. */
export const LANES = ['EXECUTION', 'INTERACTIVE', 'ANALYTICS'] as const;
export type Lane = (typeof LANES)[number];

/** The lane of a call that names none. */
export const DEFAULT_LANE: Lane = 'INTERACTIVE';

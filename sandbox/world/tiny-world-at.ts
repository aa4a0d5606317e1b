/** The morning every row of the tiny world is as of. */
export const TINY_WORLD_AT = '2026-03-02T06:00:00.000Z';

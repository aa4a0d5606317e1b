import { expect } from 'vitest';
import type { GraphAnswer } from './ask-engine.ts';
import { nulledPlaces } from './nulled-places.ts';
import type { DataObject } from './graph-data.ts';
import type { World } from './open-world.ts';

/** What of an answer must not differ: its text, and where errors stand. */
export const comparable = (answer: GraphAnswer) => ({
  data: answer.data,
  text: answer.text,
  nulled: nulledPlaces(answer),
});

/** Asks both and expects the same; gives the gateway's answer. */
export const expectSame = async (world: World, query: string, variables: DataObject = {}): Promise<GraphAnswer> => {
  const right = await world.askMonolith(query, variables);
  const ours = await world.ask(query, variables);
  expect(comparable(ours), JSON.stringify(ours.errors)).toEqual(comparable(right));
  return ours;
};

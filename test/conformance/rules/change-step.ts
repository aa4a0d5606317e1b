import type { FlowName } from '@distribution/model/operations/sync-flow';
import { ensure } from '../rule.ts';
import type { Stand } from '../stand.ts';

/** Has one record of the flow changed; answers its key. A world that changes records, but none of this flow, is a violation. */
export const changeOf = async ({ world }: Stand, flow: FlowName): Promise<readonly string[]> => {
  const step = world.change?.[flow];
  ensure(step !== undefined, () => `the world can change no record of ${flow}: give it a step for this flow`);
  return step();
};

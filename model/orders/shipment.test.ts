import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseInstant } from '../time/instant.ts';
import { type Milestone, MILESTONE_KINDS, statusByMilestones } from './shipment.ts';

const milestone = (kind: Milestone['kind']): Milestone => ({
  kind,
  at: parseInstant('2026-01-05T10:00:00Z'),
  note: null,
});

it.each([
  [[], 'PLANNED'],
  [['RELEASED'], 'PICKING'],
  [['RELEASED', 'PICK_COMPLETED'], 'PICKING'],
  [['PACKED'], 'PACKED'],
  [['DISPATCHED', 'OUT_FOR_DELIVERY'], 'DISPATCHED'],
  [['DELIVERED', 'RELEASED'], 'DELIVERED'],
  [['DISPATCHED', 'EXCEPTION'], 'DISPATCHED'],
  [['EXCEPTION'], 'PLANNED'],
] as const)('of %j is %s', (kinds, status) => expect(statusByMilestones(kinds.map(milestone))).toBe(status));

it('is the same whatever order milestones arrive in, and twice counts once', () => {
  const any = fc.array(fc.constantFrom(...MILESTONE_KINDS).map(milestone), { maxLength: 8 });
  fc.assert(
    fc.property(any, fc.infiniteStream(fc.nat()), (milestones, dice) => {
      const shuffled = milestones.map((each) => ({ each, at: dice.next().value ?? 0 })).sort((a, b) => a.at - b.at);
      const order = shuffled.map(({ each }) => each);
      expect(statusByMilestones([...order, ...order])).toBe(statusByMilestones(milestones));
    }),
  );
});

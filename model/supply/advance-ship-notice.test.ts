import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findNestingFault } from './advance-ship-notice.ts';

const unit = (number: number, parentNumber: number | null) => ({ number, parentNumber, sscc: null });

it.each([
  [[], null],
  [[unit(1, null), unit(2, 1), unit(3, 2), unit(4, null)], null],
  [[unit(2, 1), unit(1, null)], null],
  [[unit(1, null), unit(1, null)], 'two packages have the same number'],
  [[unit(1, 7)], 'package 7 is not in the notice'],
  [[unit(1, 1)], 'package 1 is inside itself'],
  [[unit(1, 2), unit(2, 3), unit(3, 1)], 'package 1 is inside itself'],
  [[unit(4, null), unit(1, 2), unit(2, 1)], 'package 1 is inside itself'],
])('of %j it is %s', (packages, fault) => expect(findNestingFault(packages)).toBe(fault));

it('is none exactly when every package leads to an outermost one', () => {
  const nesting = fc.array(fc.option(fc.nat({ max: 9 })), { maxLength: 9 });
  fc.assert(
    fc.property(nesting, (parents) => {
      const packages = parents.map((parent, index) => unit(index + 1, parent === null ? null : parent + 1));
      const isSound = packages.every(({ number }) => {
        let at: number | null | undefined = number;
        for (let steps = 0; steps <= packages.length && typeof at === 'number'; steps += 1) {
          const here: number = at;
          at = packages.find((each) => each.number === here)?.parentNumber;
        }
        return at === null;
      });
      expect(findNestingFault(packages) === null).toBe(isSound);
    }),
  );
});

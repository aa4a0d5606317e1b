import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEntityId, ENTITY_KINDS, readEntityId } from './entity-id.ts';
import { legalEntityCodeSchema } from './legal-entity.ts';

const part = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !text.includes('\u001f'));
const owner = fc.stringMatching(/^[A-Z0-9][A-Z0-9_-]{0,19}$/).map((code) => legalEntityCodeSchema.parse(code));

it('reads back what an id was made of, and only as its own kind', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ENTITY_KINDS),
      owner,
      part,
      fc.array(part, { maxLength: 2 }),
      (kind, entity, first, rest) => {
        const id = createEntityId(kind, entity, first, ...rest);
        expect(readEntityId(kind, id)).toEqual({ kind, legalEntity: entity, key: [first, ...rest] });
        expect(ENTITY_KINDS.filter((other) => readEntityId(other, id) !== null)).toEqual([kind]);
        expect(id).toMatch(/^[\w-]+$/);
      },
    ),
  );
});

it('gives different things different ids', () => {
  fc.assert(
    fc.property(owner, fc.tuple(part, part), fc.tuple(part, part), (entity, left, right) => {
      const same = left[0] === right[0] && left[1] === right[1];
      expect(
        createEntityId('InventoryPosition', entity, ...left) === createEntityId('InventoryPosition', entity, ...right),
      ).toBe(same);
    }),
  );
});

it('takes no text for an id that it did not make', () => {
  fc.assert(fc.property(fc.string(), (text) => readEntityId('Product', text) === null));
  const id = createEntityId('Product', legalEntityCodeSchema.parse('GROUP'), 'A-1');
  expect([id.slice(0, -1), `${id}=`, `${id} `, ''].map((text) => readEntityId('Product', text)?.key[0])).not.toContain(
    'A-1',
  );
});

it('refuses a key that could be read as another', () => {
  const entity = legalEntityCodeSchema.parse('US01');
  expect(() => createEntityId('Product', entity, 'A\u001fB')).toThrow(RangeError);
  expect(() => createEntityId('InventoryPosition', entity, 'A', '')).toThrow(/empty/);
});

import { expect, it } from 'vitest';
import { createConnections } from './connections.ts';

it('gives one wire to an origin, and none once closing has begun', async () => {
  const connections = createConnections();
  const wire = connections.wireTo('http://127.0.0.1:9', 4);
  expect(connections.wireTo('http://127.0.0.1:9', 4)).toBe(wire);
  const closed = connections.close();
  for (const depth of [4, 8, null])
    expect(() => connections.wireTo('http://127.0.0.1:9', depth)).toThrowError(
      expect.objectContaining({ code: 'CANCELLED' }),
    );
  await closed;
});

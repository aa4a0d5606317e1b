import { expect, it } from 'vitest';
import { createResources } from './resources.ts';

it('closes in reverse order, once, however often it is asked', async () => {
  const closed: string[] = [];
  const resources = createResources();
  resources.own('store', () => void closed.push('store'));
  await resources.open(
    'pool',
    () => 'pool',
    (opened) => void closed.push(opened),
  );
  expect(resources.isClosing()).toBe(false);
  const closing = resources.close();
  expect(resources.isClosing()).toBe(true); // before the first thing is closed
  await Promise.all([closing, resources.close()]);
  await resources.close();
  expect(closed).toEqual(['pool', 'store']);
});

it('closes everything though some fail, and keeps every error with its name', async () => {
  const closed: string[] = [];
  const resources = createResources();
  resources.own('first', () => void closed.push('first'));
  resources.own('second', () => Promise.reject(new Error('stuck')));
  resources.own('third', () => {
    throw new Error('broken');
  });
  const failure = await resources.close().catch((thrown: unknown) => thrown);
  expect(closed).toEqual(['first']);
  expect(failure).toBeInstanceOf(AggregateError);
  const errors = failure instanceof AggregateError ? (failure.errors as Error[]) : []; // what close() puts there
  expect(errors.map((error) => [error.message, (error.cause as Error).message])).toEqual([
    ['closing third failed', 'broken'],
    ['closing second failed', 'stuck'],
  ]);
});

it('owns nothing that failed to open, and closes what finished opening too late', async () => {
  const resources = createResources();
  const closed: string[] = [];
  await expect(
    resources.open(
      'a',
      () => Promise.reject(new Error('taken port')),
      () => void closed.push('a'),
    ),
  ).rejects.toThrow('taken port');
  let finish = (_value: string): void => {};
  const late = resources.open(
    'b',
    () => new Promise<string>((resolve) => (finish = resolve)),
    () => void closed.push('b'),
  );
  await resources.close();
  finish('b');
  await expect(late).rejects.toThrow(/being closed/);
  expect(closed).toEqual(['b']);
  expect(() => resources.own('c', () => {})).toThrow(/being closed/);
});

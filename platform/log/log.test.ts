import { expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { createLog, logOf } from './log.ts';

const linesOf = (write: (log: ReturnType<typeof createLog>) => void): readonly Record<string, unknown>[] => {
  const lines: string[] = [];
  write(createLog({ level: 'info', name: 'test' }, { write: (line: string) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>); // pino writes one object a line
};

it('carries the correlation id and removes secrets at any of three levels', () => {
  const [line] = linesOf((log) =>
    logOf(log, 'c-1').info(
      { token: 't0', request: { headers: { authorization: 'Bearer t1' }, password: 't2' } },
      'hello',
    ),
  );
  expect(line).toMatchObject({ correlationId: 'c-1', level: 'info', name: 'test', msg: 'hello' });
  expect(JSON.stringify(line)).not.toMatch(/t0|t1|t2/);
});

it('writes an error with its code and what caused it, and nothing below its level', () => {
  const lines = linesOf((log) => {
    log.debug('not this');
    log.error({ err: new AppError('STORE_UNAVAILABLE', 'no store', { cause: new Error('ECONNREFUSED') }) }, 'failed');
  });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.['err']).toMatchObject({ code: 'STORE_UNAVAILABLE' });
  expect(JSON.stringify(lines[0])).toContain('ECONNREFUSED');
});

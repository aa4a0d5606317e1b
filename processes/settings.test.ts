import { UsageAsked } from '@distribution/platform/command-line/usage';
import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('the flags of a process', () => {
  it('are told when asked for', () => {
    expect(() => readSettings(['port', 'data'], ['--help'])).toThrow(
      new UsageAsked(
        'Flags: [--port PORT] [--data DIR]\nEverything else is a setting, from the environment or a file: docs/configuration.md',
      ),
    );
  });

  it('stand before every other source', () => {
    expect(readSettings(['port', 'host'], ['--port', '4711'])).toMatchObject({ port: 4711 });
  });

  it('are refused when unknown or empty, with those there are', () => {
    for (const [args, said] of [
      [['--prot', '1'], /--prot/],
      [['--port='], /--port needs a value/],
      [['--port', ' '], /--port needs a value/],
    ] as const) {
      const read = () => readSettings(['port', 'data'], args);
      expect(read).toThrow(said);
      expect(read).toThrow(
        expect.objectContaining({ code: 'CONFIG_INVALID', nextStep: 'Flags: [--port PORT] [--data DIR]' }),
      );
    }
  });
});

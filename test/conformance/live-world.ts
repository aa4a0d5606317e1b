import type { ConformanceWorld, LiveSystem } from './conformance-subject.ts';

/** Every text in settings that could be a secret: whatever stands under credentials, and every secret or password. */
const secretsIn = (value: unknown, secret = false): string[] => {
  if (typeof value === 'string') return secret && value.length >= 6 ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => secretsIn(part, /password|secret|token|key/i.test(name)));
};

/** A live system that is only read: nothing in it is changed, and no fault ever reaches it. */
export const openLiveWorld = async ({ url, settings }: LiveSystem): Promise<ConformanceWorld> => ({
  url,
  settings,
  secrets: secretsIn(settings),
  close: async () => undefined,
});

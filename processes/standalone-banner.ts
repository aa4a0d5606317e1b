import type { Config } from '@distribution/platform/config/config';
import { configuredUrls, settingsForNoneOf } from './gateway-settings.ts';

/**
 * What a gateway prints that stands alone: where it answers, over which subgraphs, who is let in, and which subgraphs
 * have settings and are not in the supergraph (another that has them may be served later, so that is no mistake).
 */
export const standaloneBanner = (
  url: string,
  subgraphs: readonly { readonly name: string; readonly url: string }[],
  config: Config,
): string => {
  const urlOf = configuredUrls(config);
  const over = subgraphs.map((each) => `${each.name} (${urlOf(each.name) ?? each.url})`).join(', ');
  const idle = settingsForNoneOf(
    config,
    subgraphs.map(({ name }) => name),
  );
  return [
    `Graph at ${url}/graphql over ${over}.`,
    'No authentication is configured: callers without a token are served on loopback only.',
    ...(idle.length === 0 ? [] : [`Settings of subgraphs that this supergraph does not have: ${idle.join(', ')}.`]),
  ].join('\n');
};

import { DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES } from '@apollo/federation-internals';

const SPECS = 'https://specs.apollo.dev';

/**
 * Features a supergraph may declare as needed for execution or security. Beyond what stock plans for: security
 * (`requirements.ts` enforces it), contexts (they are in the plan) and costs. Any other is refused, never ignored.
 */
export const SUPPORTED_FEATURES: Set<string> = new Set([
  ...DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES,
  `${SPECS}/authenticated/v0.1`,
  `${SPECS}/requiresScopes/v0.1`,
  `${SPECS}/policy/v0.1`,
  `${SPECS}/context/v0.1`,
  `${SPECS}/cost/v0.1`,
]);

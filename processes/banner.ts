/** What the banner tells of. */
export interface BannerFacts {
  /** Base URL of the gateway, without a slash at the end. */
  readonly url: string;
  readonly store: string;
  readonly cache: string;
  readonly sources: string;
  /** Where the sandbox's servers listen; `null` without a sandbox. */
  readonly sandbox: string | null;
  /** Where outside systems send their webhooks. */
  readonly webhooks: string;
  readonly sku: string | null;
  readonly salesOrder: string | null;
  /** How callers are known: the sentence that says who is let in. */
  readonly access: string;
  readonly logFile: string;
}

const QUERY = `query Spine($sku: String!) {
  product(sku: $sku) {
    sku name
    inventory(first: 20) { nodes { location { code region { code } } onHand { value unit } available { value unit } asOf } }
    forecast { buckets(first: 4) { start quantity { value unit } } }
    openPurchaseOrders(first: 5) { nodes { number status supplier { name } } }
  }
}`;
const SUBSCRIPTION = `subscription Exceptions {
  inventoryExceptions(filter: { regions: ["SE"] }) {
    cursor exception { kind severity openedAt product { sku name } location { code name } }
  }
}`;

const indent = (text: string): string => text.replaceAll(/^/gm, '    ');

/** What the start prints once everything answers: where to go, and what to paste there. */
export const bannerOf = (facts: BannerFacts): string => {
  const { url, sku, salesOrder } = facts;
  const examples = [sku === null ? null : `SKU ${sku}`, salesOrder === null ? null : `order ${salesOrder}`];
  const found = examples.filter((example) => example !== null);
  return [
    '',
    `The distribution graph is up.`,
    `  Graph and explorer  ${url}/graphql`,
    `  Health              ${url}/health/ready`,
    `  Store               ${facts.store}`,
    `  Cache               ${facts.cache}`,
    `  Sources             ${facts.sources}`,
    ...(facts.sandbox === null ? [] : [`  Sandbox             ${facts.sandbox}`]),
    `  Webhooks            ${facts.webhooks}`,
    `  Access              ${facts.access}`,
    `  Log                 ${facts.logFile}`,
    ...(found.length === 0 ? [] : [`  Try                 ${found.join(', ')}`]),
    '',
    '  A query' + (sku === null ? ':' : ` (variables {"sku": "${sku}"}):`),
    indent(QUERY),
    '  A subscription, in the explorer or over graphql-ws:',
    indent(SUBSCRIPTION),
    '',
    '  Ctrl-C stops it; the next start goes on with the same data.',
    '',
  ].join('\n');
};

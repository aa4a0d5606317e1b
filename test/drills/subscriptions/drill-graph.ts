// The graph of the drill: the event log's own stream, and two subgraphs that both know an article's name. Supergraphs
// alternate in which of them is asked for it, so that a swap changes the plans of subscriptions that run.
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@composeDirective"])';

const EVENTS_SDL = `${LINK}
  extend schema
    @link(url: "https://distribution-graph.example/events/v1.0", import: ["@eventStream", "@eventCursor", "@eventFilter"])
    @composeDirective(name: "@eventStream") @composeDirective(name: "@eventCursor") @composeDirective(name: "@eventFilter")
  directive @eventStream(topic: String!) on FIELD_DEFINITION
  directive @eventCursor on ARGUMENT_DEFINITION | FIELD_DEFINITION
  directive @eventFilter(path: String!, match: EventMatch!) on INPUT_FIELD_DEFINITION
  enum EventMatch { IN EQUALS AT_LEAST }
  type Query { drill: String }
  type Subscription {
    inventoryExceptions(filter: ExceptionFilter, after: String @eventCursor): ExceptionEvent
      @eventStream(topic: "inventory.exceptions")
  }
  input ExceptionFilter { regions: [String!] @eventFilter(path: "exception.regionCode", match: IN) }
  type ExceptionEvent { cursor: String! @eventCursor  exception: Exception! }
  type Exception { id: ID!  message: String!  regionCode: String!  product: Product }
  type Product @key(fields: "id", resolvable: false) { id: ID! }`;

const productSdl = (field: string, root: string): string => `${LINK}
  type Query { ${root}: String @shareable }
  type Product @key(fields: "id") { id: ID!  ${field}: String }`;

export interface DrillUrls {
  readonly articles: string;
  readonly labels: string;
}

/** Supergraph number `swap`: no two have the same text, and neighbours have `name` in different subgraphs. */
export const composeDrillGraph = (swap: number, { articles, labels }: DrillUrls): string => {
  const [first, second] = swap % 2 === 0 ? ['name', 'label'] : ['label', 'name'];
  const services = [
    { name: 'events', url: 'http://127.0.0.1:9/nobody-is-asked', typeDefs: parse(EVENTS_SDL) },
    { name: 'articles', url: articles, typeDefs: parse(productSdl(first ?? '', `swap${swap}`)) },
    { name: 'labels', url: labels, typeDefs: parse(productSdl(second ?? '', `other${swap}`)) },
  ];
  const { errors, supergraphSdl } = composeServices(services);
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
};

/** What a client of the drill selects; `name` comes from a subgraph. */
export const DRILL_OPERATION = `subscription Drill($filter: ExceptionFilter) {
  inventoryExceptions(filter: $filter) { cursor exception { message regionCode product { id name } } }
}`;

/** The name the subgraphs give a product. */
export const nameOf = (productId: string): string => `name of ${productId}`;

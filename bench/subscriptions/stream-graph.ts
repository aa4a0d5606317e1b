// The graph of the bench: a stream of exceptions, and three subgraphs that are asked for each of them, one after another
// where one needs the other's answer.
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])';

export const EVENTS_SDL = `${LINK}
  extend schema
    @link(url: "https://distribution-graph.example/events/v1.0", import: ["@eventStream", "@eventCursor", "@eventFilter"])
    @composeDirective(name: "@eventStream") @composeDirective(name: "@eventCursor") @composeDirective(name: "@eventFilter")
  directive @eventStream(topic: String!) on FIELD_DEFINITION
  directive @eventCursor on ARGUMENT_DEFINITION | FIELD_DEFINITION
  directive @eventFilter(path: String!, match: EventMatch!) on INPUT_FIELD_DEFINITION
  enum EventMatch { IN EQUALS AT_LEAST }
  type Query { bench: String }
  type Subscription {
    inventoryExceptions(filter: ExceptionFilter, after: String @eventCursor): ExceptionEvent
      @eventStream(topic: "bench")
  }
  input ExceptionFilter { regions: [String!] @eventFilter(path: "exception.regionCode", match: IN) }
  type ExceptionEvent { cursor: String @eventCursor  exception: Exception! }
  type Exception {
    id: ID!  severity: String!  kind: String!  regionCode: String!  at: String!  note: String  item: Item  location: Location
  }
  type Item @key(fields: "sku", resolvable: false) { sku: ID! }
  type Location @key(fields: "id", resolvable: false) { id: ID! }`;

export const ENTITY_SDL = {
  items: `${LINK}
    type Query { items: String }
    type Item @key(fields: "sku") { sku: ID!  name: String  label(lang: String!): String  currentForecast: Forecast }
    type Forecast @key(fields: "id", resolvable: false) { id: ID! }`,
  forecasts: `${LINK}
    type Query { forecasts: String }
    type Forecast @key(fields: "id") { id: ID!  quantity: Int }`,
  locations: `${LINK}
    type Query { locations: String }
    type Location @key(fields: "id") { id: ID!  name: String }`,
} as const;

export type SubgraphName = keyof typeof ENTITY_SDL | 'events';

/** The composed supergraph over these URLs. */
export const composeStreamGraph = (urls: Readonly<Record<SubgraphName, string>>): string => {
  const sdl = { events: EVENTS_SDL, ...ENTITY_SDL };
  const services = Object.entries(sdl).map(([name, text]) => ({
    name,
    url: urls[name as SubgraphName], // the keys of the object above
    typeDefs: parse(text),
  }));
  const { errors, supergraphSdl } = composeServices(services);
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
};

export const TOPIC = 'bench';

const SKUS = 200;
const LOCATIONS = 20;

export const forecastIdOf = (sku: string): string => `f-${sku}`;
export const quantityOf = (forecastId: string): number => forecastId.length * 10;
export const nameOf = (key: string): string => `name of ${key}`;
export const labelOf = (sku: string, lang: string): string => `${sku} in ${lang}`;

/** What the log holds of event `number`; `at` is the moment of its append, `noteBytes` more are carried along. */
export const payloadOf = (number: number, at: string, noteBytes: number) => ({
  exception: {
    __typename: 'Exception',
    id: `e${number}`,
    severity: 'HIGH',
    kind: 'STOCKOUT_RISK',
    regionCode: 'SE',
    at,
    note: 'n'.repeat(noteBytes),
    item: { __typename: 'Item', sku: `sku-${number % SKUS}` },
    location: { __typename: 'Location', id: `l-${number % LOCATIONS}` },
  },
});

/** Milliseconds since 1970 with their fractions: what `at` says, the same in all processes of a machine. */
export const nowMs = (): number => performance.timeOrigin + performance.now();

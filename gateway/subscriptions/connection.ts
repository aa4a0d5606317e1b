import type { Principal } from '@distribution/platform/principal/principal';
import type { Door } from '../access/door.ts';
import type { Engine } from '../engine/engine.ts';
import type { GatewayLogger } from '../gateway-logger.ts';
import type { Running } from '../lifecycle/running.ts';
import type { Limits } from '../limits/limits.ts';
import type { OperationRunner } from '../run-operation.ts';
import type { Hub } from './hub.ts';
import type { Grant, Grants } from './transports/grants.ts';
import type { Rate } from './transports/rate.ts';
import type { Seats } from './transports/seats.ts';
import type { SocketWriter } from './transports/socket-writer.ts';

/** What a connection knows of its client once it was admitted. */
export interface Connection {
  readonly grant: Grant;
  /** How often it may begin something. */
  readonly rate: Rate;
  readonly writer: SocketWriter;
  /** Sends a message of the protocol. */
  readonly tell: (message: Readonly<Record<string, unknown>>) => void;
  /** Aborts when the socket closes. */
  readonly signal: AbortSignal;
  /** Its queries and mutations under way; subscriptions are not among them: they go on elsewhere from their cursor. */
  readonly running: Running;
  /** Judges another token of the client, as it was judged at first. */
  readonly readmit: (authorization: string) => Promise<Principal>;
}

/** What a transport of subscriptions works with. */
export interface TransportParts {
  readonly engine: Engine;
  readonly runner: OperationRunner;
  readonly hub: Hub;
  readonly limits: Limits;
  readonly grants: Grants;
  readonly seats: Seats;
}

/** What a socket server works with. */
export interface SocketServerParts extends TransportParts {
  readonly door: Door;
  readonly logger: GatewayLogger;
  /** How often a client must give a sign of life; 12 s when left out. */
  readonly heartbeatMs?: number;
}

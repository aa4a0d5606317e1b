import type { Principal } from '@distribution/platform/principal/principal';
import type { Door } from '../access/door.ts';
import type { Engine } from '../engine/engine.ts';
import type { GatewayLogger } from '../gateway-logger.ts';
import type { Limits } from '../limits/limits.ts';
import type { OperationRunner } from '../run-operation.ts';
import type { Subscriber } from './subscriber.ts';

/** What a connection knows of its client once it was admitted. */
export interface Connection {
  readonly principal: Principal;
  readonly correlationId: string;
  /** Aborts when the socket closes. */
  readonly signal: AbortSignal;
  close(code: number, reason: string): void;
}

/** What a socket server works with. */
export interface SocketServerParts {
  readonly engine: Engine;
  readonly door: Door;
  readonly isRevoked: (principal: Principal) => boolean;
  readonly runner: OperationRunner;
  readonly subscriber: Subscriber;
  readonly limits: Limits;
  readonly logger: GatewayLogger;
}

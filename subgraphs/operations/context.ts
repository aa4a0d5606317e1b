import type { ReadScope } from '@distribution/model/read-scope';
import type { Principal } from '@distribution/platform/principal/principal';
import type { SubgraphRequest } from '@distribution/platform/subgraph/subgraph-request';
import { scopeOf } from '../scope.ts';
import type { ServicesOf, SubgraphServices } from '../services.ts';
import { type Loaders, createLoaders } from './loaders.ts';

export type Services = ServicesOf<'operations'> &
  Pick<SubgraphServices, 'events' | 'desk' | 'systems' | 'approvalSigner'>;

/** What the resolvers of one request share. */
export interface Context {
  readonly services: Services;
  readonly principal: Principal;
  readonly correlationId: string;
  readonly scope: ReadScope;
  readonly loaders: Loaders;
}

export const createContext = (services: Services, request: SubgraphRequest): Context => ({
  services,
  principal: request.principal,
  correlationId: request.correlationId,
  scope: scopeOf(request.principal),
  loaders: createLoaders(services, request),
});

import type { ReadScope } from '@distribution/model/read-scope';
import type { SubgraphRequest } from '@distribution/platform/subgraph/subgraph-request';
import { scopeOf } from '../scope.ts';
import type { ServicesOf, SubgraphServices } from '../services.ts';
import { type Loaders, createLoaders } from './loaders.ts';

/** An order to a supplier is checked against items and sites too. */
export type Services = ServicesOf<'supply' | 'products' | 'locations'> &
  Pick<SubgraphServices, 'purchasing' | 'ordering'>;

/** What the resolvers of one request share. */
export interface Context {
  readonly services: Services;
  readonly request: SubgraphRequest;
  readonly scope: ReadScope;
  readonly loaders: Loaders;
}

export const createContext = (services: Services, request: SubgraphRequest): Context => ({
  services,
  request,
  scope: scopeOf(request.principal),
  loaders: createLoaders(services, request),
});

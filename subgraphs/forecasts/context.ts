import type { ReadScope } from '@distribution/model/read-scope';
import type { SubgraphRequest } from '@distribution/platform/subgraph/subgraph-request';
import { scopeOf } from '../scope.ts';
import type { ServicesOf, SubgraphServices } from '../services.ts';
import { type Loaders, createLoaders } from './loaders.ts';

export type Services = ServicesOf<'forecasts'> & Pick<SubgraphServices, 'seasonWeeks'>;

/** What the resolvers of one request share. */
export interface Context {
  readonly services: Services;
  readonly scope: ReadScope;
  readonly loaders: Loaders;
}

export const createContext = (services: Services, request: SubgraphRequest): Context => ({
  services,
  scope: scopeOf(request.principal),
  loaders: createLoaders(services, request),
});

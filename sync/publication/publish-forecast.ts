// Takes a published forecast into the ERP, step by step. In: a version, and what the steps need. Out: a publication that has
// ended. Whoever dies in the middle leaves a publication that anybody goes on with: each step is kept with its effects,
// and what leaves the house goes under a key of its own.
import type { ForecastVersionCode } from '@distribution/model/forecasts/forecast';
import type { ForecastPublication, PublicationPolicy } from '@distribution/model/forecasts/publication';
import type {
  ParameterJudge,
  PublicationRequest,
  PublicationStore,
} from '@distribution/model/forecasts/publication-store';
import type { BusinessExceptionKind } from '@distribution/model/operations/business-exception';
import type { ExceptionJudge, ExceptionPolicy } from '@distribution/model/operations/exception-desk';
import type { Instant } from '@distribution/model/time/instant';
import { handOverParameters, type ParameterRoute } from './hand-over-parameters.ts';

/** What a forecast is published with. */
export interface PublicationTools {
  readonly store: PublicationStore;
  readonly policy: PublicationPolicy;
  readonly decisions: ParameterJudge;
  /** How changes of parameters reach their system; `null` where none can: then they wait. */
  readonly route: ParameterRoute | null;
  readonly exceptions: Pick<ExceptionJudge, 'judge'>;
  readonly exceptionPolicy: ExceptionPolicy;
  readonly now: () => Instant;
}

/** The exceptions that a publication may raise. */
export const FORECAST_EXCEPTIONS = [
  'FORECAST_SPIKE',
  'SUPPLIER_COLLABORATION',
  'BIAS',
  'PROMO_AT_RISK',
] as const satisfies readonly BusinessExceptionKind[];

const raiseExceptions = async (
  id: string,
  { store, exceptions, exceptionPolicy, now }: PublicationTools,
): Promise<ForecastPublication> => {
  for (const kind of FORECAST_EXCEPTIONS) await exceptions.judge(kind, exceptionPolicy, now());
  return store.finishExceptions(id, FORECAST_EXCEPTIONS);
};

/** Publishes the version, or goes on where somebody stopped; answers the publication when it has ended. */
export const publishForecast = async (
  version: ForecastVersionCode,
  by: PublicationRequest,
  tools: PublicationTools,
  signal: AbortSignal,
): Promise<ForecastPublication> => {
  const { store, policy, decisions, route } = tools;
  const steps: readonly ((id: string) => Promise<ForecastPublication>)[] = [
    (id) => store.checkQuality(id, policy),
    (id) => store.takeDifference(id, policy),
    (id) => store.decideParameters(id, decisions),
    async (id) => {
      const left = await store.leaveParameters(id);
      if (route !== null) await handOverParameters(store, route, signal);
      return left;
    },
    (id) => raiseExceptions(id, tools),
    (id) => store.finish(id),
  ];
  let publication = await store.begin(version, by);
  for (const step of steps) {
    if (publication.state !== 'RUNNING') break;
    signal.throwIfAborted();
    publication = await step(publication.id);
  }
  return publication;
};

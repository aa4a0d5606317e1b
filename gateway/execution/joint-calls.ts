import type { FetchNode } from '../plan/plan.ts';
import type { CalledOperation, OwnVariables, SubgraphCall } from './call-subgraph.ts';
import { isRefusal, partOf } from './joint-answer.ts';
import { joinOperations, representationsAt } from './joint-operation.ts';
import { FetchFailure } from './layer-value.ts';
import type { Run } from './run.ts';

/** A fetch that waits for the end of the turn. */
interface Boarded {
  readonly fetch: FetchNode;
  readonly alone: SubgraphCall;
  readonly own: OwnVariables;
  readonly resolve: (answer: ReturnType<SubgraphCall>) => void;
}

/** Sets of fetches whose joint request is kept; what differs is only who is there at the same moment. */
const KEPT_SETS = 64;

const countOf = ({ own }: Boarded): number => own.representations.reduce((sum, { texts }) => sum + texts.length, 0);

/**
 * Fetches of entities from one subgraph that a plan may have under way at the same time: what is asked in one turn of the
 * event loop goes out as one request under aliases, for a request costs more than what stands in it. Each gets what it
 * would have got alone: one that may have suffered from another's error is asked again, alone.
 */
export class JointCalls {
  readonly #compile: (called: CalledOperation) => SubgraphCall;
  readonly #maxRepresentations: number;
  readonly #order: ReadonlyMap<FetchNode, number>;
  readonly #boarding = new WeakMap<Run, Boarded[]>();
  readonly #calls = new Map<string, SubgraphCall>();
  /** A subgraph that takes no joint request is not sent another by this plan. */
  #isRefused = false;

  /** @param maxRepresentations per request */
  constructor(
    fetches: readonly FetchNode[],
    compile: (called: CalledOperation) => SubgraphCall,
    maxRepresentations: number,
  ) {
    this.#order = new Map(fetches.map((fetch, at) => [fetch, at]));
    this.#compile = compile;
    this.#maxRepresentations = maxRepresentations;
  }

  /** The call of one fetch of the group. */
  join(fetch: FetchNode, alone: SubgraphCall): SubgraphCall {
    return (run, own) => {
      if (this.#isRefused) return alone(run, own);
      return new Promise((resolve) => {
        const boarded = this.#boarding.get(run);
        const mine = { fetch, alone, own, resolve };
        if (boarded) return void boarded.push(mine);
        const opened: Boarded[] = [mine];
        this.#boarding.set(run, opened);
        setImmediate(() => {
          this.#boarding.delete(run);
          this.#send(run, opened);
        });
      });
    };
  }

  #send(run: Run, boarded: readonly Boarded[]): void {
    const together: Boarded[] = [];
    let count = 0;
    for (const each of boarded) {
      // A fetch that is there twice, in chunks or with other values, goes by itself the second time.
      const fits = count + countOf(each) <= this.#maxRepresentations;
      if (fits && !together.some(({ fetch }) => fetch === each.fetch)) {
        together.push(each);
        count += countOf(each);
      } else {
        each.resolve(each.alone(run, each.own));
      }
    }
    const [first, ...others] = together.sort((one, other) => this.#placeOf(one) - this.#placeOf(other));
    if (first === undefined) return;
    if (others.length === 0) first.resolve(first.alone(run, first.own));
    else
      this.#sendJointly(run, [first, ...others]).catch((mistake: unknown) => {
        const failure = new FetchFailure(first.fetch.subgraph, mistake); // one of our own
        for (const { resolve } of together) resolve(Promise.resolve(failure));
      });
  }

  #placeOf({ fetch }: Boarded): number {
    return this.#order.get(fetch) ?? 0;
  }

  async #sendJointly(run: Run, together: readonly [Boarded, ...Boarded[]]): Promise<void> {
    const call = this.#callFor(together);
    const answer = await call(run, {
      representations: together.flatMap(({ own }, at) =>
        own.representations.map(({ texts }) => ({ variable: representationsAt(at), texts })),
      ),
      context: {},
    });
    if (!(answer instanceof FetchFailure) && isRefusal(answer)) this.#isRefused = true;
    together.forEach(({ alone, own, resolve }, at) => {
      if (answer instanceof FetchFailure) return resolve(Promise.resolve(answer));
      const part = partOf(answer, at, together.length);
      resolve(part.isDoubtful ? alone(run, own) : Promise.resolve(part.answer));
    });
  }

  #callFor(together: readonly [Boarded, ...Boarded[]]): SubgraphCall {
    const key = together.map(({ fetch }) => fetch.id).join(' ');
    const known = this.#calls.get(key);
    if (known) return known;
    const [first, ...others] = together;
    const call = this.#compile(joinOperations([first.fetch, ...others.map(({ fetch }) => fetch)]));
    if (this.#calls.size < KEPT_SETS) this.#calls.set(key, call);
    return call;
  }
}

import fc from 'fast-check';
import { CompositionRefused } from '../kit/compose.ts';
import { ANONYMOUS } from '@distribution/platform/principal/anonymous';
import { openWorld, type World } from '../kit/open-world.ts';
import type { GraphOptions } from '../kit/open-graph.ts';
import type { GraphAnswer } from '../kit/ask-engine.ts';
import { anyPlaces } from './any-places.ts';
import { drawGraph } from './draw-graph.ts';
import { LABEL_ON } from './draw-override.ts';
import type { DrawnOperation } from './draw-operation.ts';
import { createFaults } from './faults.ts';
import { hashOf, makeData } from './make-data.ts';
import { printSubgraphs } from './print-subgraphs.ts';
import { Tape } from './tape.ts';

const OPERATIONS_PER_GRAPH = 60;

/** How long a smaller counterexample is looked for: each step composes a supergraph, and thousands may be tried. */
const SHRINKING_MS = 20_000;

/** A supergraph with its data, and what operations over it are drawn from. */
export interface DrawnWorld {
  readonly world: World;
  readonly tapes: readonly Tape[];
  /** Asks while some of the subgraphs' answers are wrong; also tells in which ways. */
  failing(
    this: void,
    ask: () => Promise<GraphAnswer>,
  ): Promise<{ readonly answer: GraphAnswer; readonly kinds: string[] }>;
  /** The subgraphs and one operation as text, with what else is to be told when the answer is wrong. */
  tell(this: void, drawn: DrawnOperation, told: object): string;
}

export interface Draw {
  readonly seed: number;
  /** Of a failure told before: only that case is drawn. */
  readonly path: string | undefined;
  /** Supergraphs that compose; those that do not are drawn in vain. */
  readonly graphs: number;
  readonly longestMs: number;
}

const openDrawn = (numbers: readonly number[]): Omit<DrawnWorld, 'tapes'> | null => {
  const model = drawGraph(new Tape(numbers));
  const subgraphs = printSubgraphs(model);
  try {
    // Answers come in another order than they were asked for.
    const turnsOf = ({ query }: { readonly query: string }) => hashOf(query) % 4;
    const joinsFetches = (numbers[0] ?? 0) % 2 === 0;
    let distort: GraphOptions['distort'];
    // Where fields move for some callers only, it counts who asks.
    const caller = { ...ANONYMOUS, subject: `caller-${numbers[1] ?? 0}` };
    const opened = openWorld({
      subgraphs,
      data: makeData(model),
      turnsOf,
      joinsFetches,
      planning: { overrideLabels: [LABEL_ON] },
      distort: (call, answer) => distort?.(call, answer) ?? answer,
    });
    const world: World = { ...opened, ask: (query, variables) => opened.ask(query, variables, caller) };
    const failing: DrawnWorld['failing'] = async (ask) => {
      const kinds: string[] = [];
      distort = createFaults(
        numbers[1] ?? 0,
        3,
        (kind) => kinds.push(kind),
        (query) => anyPlaces(world.apiSchema, query),
      );
      const answer = await ask();
      distort = undefined;
      return { answer, kinds };
    };
    const tell: DrawnWorld['tell'] = ({ query, variables }, told) => {
      const sdls = Object.entries(subgraphs).map(([name, sdl]) => `# ${name}\n${sdl}`);
      return `${sdls.join('\n')}\n\n${query}\nvariables: ${JSON.stringify(variables)}\ntold: ${JSON.stringify(told)}\n`;
    };
    return { world, tell, failing };
  } catch (error) {
    if (error instanceof CompositionRefused) return null;
    throw error;
  }
};

/** Keeps the last one: a smaller operation is looked for over the same supergraph. */
const openOnce = (): typeof openDrawn => {
  let last: { readonly key: string; readonly opened: ReturnType<typeof openDrawn> } | null = null;
  return (numbers) => {
    const key = numbers.join();
    if (last?.key !== key) last = { key, opened: openDrawn(numbers) };
    return last.opened;
  };
};

/** From some time after its first failure on, it finds everything right: then the smallest failure so far is told. */
const shrinkingFor = <Case extends unknown[]>(limitMs: number, check: (...drawn: Case) => Promise<void>) => {
  let endsAt = Number.POSITIVE_INFINITY;
  return async (...drawn: Case): Promise<void> => {
    if (performance.now() > endsAt) return;
    try {
      await check(...drawn);
    } catch (error) {
      if (!(error instanceof fc.PreconditionFailure)) endsAt = Math.min(endsAt, performance.now() + limitMs);
      throw error;
    }
  };
};

const tape = (longest: number) => fc.array(fc.nat(999), { minLength: longest / 2, maxLength: longest, size: 'max' });

/**
 * Draws supergraphs with data and has each checked.
 * @throws what the check of the smallest failing case threw, with the seed and the path that lead there again
 */
export const checkWorlds = async (
  { seed, path, graphs, longestMs }: Draw,
  check: (drawn: DrawnWorld) => Promise<void>,
): Promise<void> => {
  const open = openOnce();
  const property = fc.asyncProperty(
    fc.array(tape(160), { minLength: 1, maxLength: OPERATIONS_PER_GRAPH, size: 'max' }), // made smaller first
    tape(300),
    shrinkingFor(SHRINKING_MS, async (operationTapes: readonly (readonly number[])[], graphTape: readonly number[]) => {
      const drawn = open(graphTape);
      fc.pre(drawn !== null);
      await check({ ...drawn, tapes: operationTapes.map((numbers) => new Tape(numbers)) });
    }),
  );
  const { failed, counterexamplePath, errorInstance, numRuns } = await fc.check(property, {
    seed,
    ...(path === undefined ? {} : { path }),
    numRuns: graphs,
    maxSkipsPerRun: 100,
    interruptAfterTimeLimit: longestMs,
  });
  if (!failed) return;
  const again = `FUZZ_SEED=${seed} FUZZ_PATH=${counterexamplePath}`;
  const { message } = errorInstance instanceof Error ? errorInstance : { message: 'too few supergraphs compose' };
  throw new Error(`after ${numRuns} supergraphs, again with ${again}:\n${message}`, { cause: errorInstance });
};

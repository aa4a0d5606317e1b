// Demand control: what an operation may cost is known before any subgraph is asked. In: a prepared operation, its
// variables, later its answer. Out: an estimate, a refusal with the measure where that is on, and what it came to.
import { AppError } from '@distribution/platform/errors/app-error';
import { Kind, parse, type FragmentDefinitionNode } from 'graphql';
import type { Variables } from '../engine/engine.ts';
import type { PreparedOperation } from '../engine/prepared-operation.ts';
import type { Supergraph } from '../engine/supergraph.ts';
import { createActualCost } from './actual-cost.ts';
import { amountOf } from './amount.ts';
import { compileCost, type CompiledCost, type CostParts } from './compile-cost.ts';
import type { CostOptions } from './cost-options.ts';
import { readCostRules } from './cost-rules.ts';

/** What a request has been let in for so far: several operations in one share its maximum. */
export interface CostSpent {
  cost: number;
}

export interface CostEstimate {
  readonly estimated: number;
  /** By the names of the subgraphs taken to answer; a field that several can answer counts for one. */
  readonly bySubgraph: Readonly<Record<string, number>>;
}

export interface DemandControl {
  /** What it would cost; `null` when that is off. Throws `QUERY_TOO_COSTLY` or `INVALID_ARGUMENT` where it is enforced. */
  admit(prepared: PreparedOperation, variables: Variables, spent: CostSpent): CostEstimate | null;
  /** What an answer has cost, by its data as JSON text. */
  actual(prepared: PreparedOperation, variables: Variables, data: string): number;
}

interface Compiled {
  readonly whole: CompiledCost;
  readonly bySubgraph: ReadonlyMap<string, CompiledCost>;
  readonly actual: ReturnType<typeof createActualCost>;
}

const tooCostly = (what: string, cost: number, most: number): AppError =>
  new AppError('QUERY_TOO_COSTLY', `${what} is estimated to cost ${cost}; at most ${most} is allowed.`);

/** Makes the demand control over whatever supergraph serves. */
export const createDemandControl = (supergraph: () => Supergraph, options: CostOptions): DemandControl => {
  const partsOf = new WeakMap<Supergraph, CostParts>();
  const known = new WeakMap<PreparedOperation, Compiled>();

  const parts = (): CostParts => {
    const current = supergraph();
    const made = partsOf.get(current) ?? {
      schema: current.apiSchema,
      rules: readCostRules(parse(current.sdl, { noLocation: true })),
      assumedListSize: options.assumedListSize,
    };
    partsOf.set(current, made);
    return made;
  };

  const compile = (prepared: PreparedOperation): Compiled => {
    const before = known.get(prepared);
    if (before) return before;
    const { operation, document } = prepared;
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const node of document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
    }
    const from = parts();
    const bySubgraph = new Map<string, CompiledCost>();
    for (const [graph, name] of from.rules.subgraphNames) {
      const compiled = compileCost(operation, fragments, from, graph);
      if (compiled.cost !== 0) bySubgraph.set(name, compiled);
    }
    const made = {
      whole: compileCost(operation, fragments, from, null),
      bySubgraph,
      actual: createActualCost(operation, fragments, from),
    };
    known.set(prepared, made);
    return made;
  };

  const enforce = ({ estimated, bySubgraph }: CostEstimate, spent: CostSpent): void => {
    const { maxCost, maxCostOfSubgraph } = options;
    if (spent.cost + estimated > maxCost) {
      const what = spent.cost > 0 ? 'With the operations before it in this request, it' : 'The operation';
      throw tooCostly(what, spent.cost + estimated, maxCost);
    }
    for (const [name, cost] of Object.entries(bySubgraph)) {
      const most = maxCostOfSubgraph[name];
      if (most !== undefined && cost > most) throw tooCostly(`What it asks of "${name}"`, cost, most);
    }
  };

  return {
    admit(prepared, variables, spent) {
      if (options.mode === 'OFF') return null;
      const { whole, bySubgraph: parts } = compile(prepared);
      const bySubgraph: Record<string, number> = {};
      for (const [name, { cost }] of parts) bySubgraph[name] = amountOf(cost, variables);
      const estimate = { estimated: amountOf(whole.cost, variables), bySubgraph };
      if (options.mode === 'ENFORCE') {
        whole.check(variables);
        enforce(estimate, spent);
      }
      spent.cost += estimate.estimated;
      return estimate;
    },
    actual: (prepared, variables, data) => compile(prepared).actual(JSON.parse(data), variables),
  };
};

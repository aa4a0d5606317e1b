import type { KeyedAnswer } from '@distribution/model/erp/source-call';
import type { Product, Sku } from '@distribution/model/products/product';
import { type Mutant, withParts, withProducts, withSettings } from './mutant.ts';

type Answer = KeyedAnswer<Product>;
const ABSENT: Answer = { ok: true, value: null };
const codeIn = (answer: Answer): string | null => (answer.ok ? null : answer.error.code);

/** Hands the good answers on otherwise. */
const answering = (turn: (answers: readonly Answer[], skus: readonly Sku[]) => readonly Answer[]): Mutant['infect'] =>
  withProducts((good) => async (skus, call) => turn(await good.loadProducts(skus, call), skus));

export const READ_MUTANTS: readonly Mutant[] = [
  {
    does: 'answers in an order of its own',
    killedBy: 'reads.order',
    infect: answering((answers) => [...answers].reverse()),
  },
  {
    does: 'leaves out what the system does not have',
    killedBy: 'reads.order',
    infect: answering((answers) => answers.filter((answer) => !answer.ok || answer.value !== null)),
  },
  {
    does: 'answers a repeated key once',
    killedBy: 'reads.order',
    infect: withProducts((good) => (skus, call) => good.loadProducts([...new Set(skus)], call)),
  },
  {
    does: 'calls the system for no keys',
    killedBy: 'reads.none',
    infect: withParts(({ products, probe }) => ({
      products: products && {
        loadProducts: async (skus, call) => {
          await probe(call);
          return products.loadProducts(skus, call);
        },
      },
    })),
  },
  {
    does: 'makes one call per key',
    killedBy: 'reads.batch',
    infect: withProducts(
      (good) => async (skus, call) => (await Promise.all(skus.map((sku) => good.loadProducts([sku], call)))).flat(),
    ),
  },
  {
    does: 'does not heed the setting for keys per read',
    killedBy: 'reads.chunks',
    infect: withSettings((settings) => ({ ...settings, maxKeysPerRead: 100 })),
  },
  {
    does: 'says of a failed call that the records are absent',
    killedBy: 'reads.partial-failure',
    infect: answering((answers) => answers.map((answer) => (answer.ok ? answer : ABSENT))),
  },
  {
    does: 'fails all keys when one call fails',
    killedBy: 'reads.partial-failure',
    infect: answering((answers) => {
      const failed = answers.find(({ ok }) => !ok);
      return failed === undefined ? answers : answers.map(() => failed);
    }),
  },
  {
    does: 'throws when the system is down',
    killedBy: 'reads.down',
    infect: answering((answers) => {
      if (answers.some((answer) => codeIn(answer) === 'UPSTREAM_UNAVAILABLE')) throw new Error('the ERP is down');
      return answers;
    }),
  },
  {
    does: 'puts keys into the query as they are',
    killedBy: 'reads.quoting',
    infect: answering((answers, skus) =>
      skus.some((sku) => sku.includes("'"))
        ? answers.map(() => ({
            ok: false,
            error: {
              code: 'UPSTREAM_REJECTED',
              message: '',
              fault: 'UPSTREAM',
              retryable: false,
              retryAfterMs: null,
              nextStep: '',
            },
          }))
        : answers,
    ),
  },
  {
    does: 'translates by key otherwise than in the flow',
    killedBy: 'reads.same-as-changes',
    infect: answering((answers) =>
      answers.map((answer) =>
        answer.ok && answer.value !== null
          ? { ok: true, value: { ...answer.value, name: answer.value.name.toUpperCase() } }
          : answer,
      ),
    ),
  },
  {
    does: 'remembers what it has read',
    killedBy: 'reads.fresh',
    infect: withProducts((good) => {
      const known = new Map<Sku, Answer>();
      return async (skus, call) => {
        const unknown = skus.filter((sku) => !known.has(sku));
        const answers = await good.loadProducts(unknown, call);
        unknown.forEach((sku, at) => known.set(sku, answers[at] ?? ABSENT));
        return skus.map((sku) => known.get(sku) ?? ABSENT);
      };
    }),
  },
  {
    does: 'gives a record by key another revision than in its flow',
    killedBy: 'reads.revisions',
    infect: answering((answers) =>
      answers.map((answer) => {
        if (!answer.ok || answer.value === null) return answer;
        const { origin } = answer.value;
        return { ...answer, value: { ...answer.value, origin: { ...origin, revision: origin.revision + 1 } } };
      }),
    ),
  },
  {
    does: 'says of a record that makes no sense that it is absent',
    killedBy: 'reads.spoiled',
    infect: answering((answers) => answers.map((answer) => (codeIn(answer) === 'UPSTREAM_PROTOCOL' ? ABSENT : answer))),
  },
];

import type { EntityOutcome } from './entity-outcome.ts';
import type { EntityQuestion } from './entity-question.ts';
import type { Run } from './run.ts';

/** Representations that go out together, and what came of them. */
interface Flight {
  readonly texts: string[];
  readonly landed: Promise<void>;
}

/** What one execution knows of one question: an outcome, or the flight that brings it. */
interface Memory {
  readonly known: Map<string, EntityOutcome | Flight>;
  /** Not sent yet. */
  boarding: Flight | null;
}

const isFlight = (known: EntityOutcome | Flight): known is Flight => 'landed' in known;

/**
 * A question that several fetches of a plan ask: within one execution each representation is asked once, and what is
 * asked in one turn of the event loop goes out as one request. Not for mutations, which change what they read.
 */
export const rememberEntities = (ask: EntityQuestion): EntityQuestion => {
  const memories = new WeakMap<Run['memoryKey'], Memory>();

  const memoryOf = ({ memoryKey }: Run): Memory => {
    let memory = memories.get(memoryKey);
    if (!memory) memories.set(memoryKey, (memory = { known: new Map(), boarding: null }));
    return memory;
  };

  /** Sends what has gathered when this turn of the event loop ends. */
  const open = (run: Run, memory: Memory): Flight => {
    const texts: string[] = [];
    const send = async () => {
      memory.boarding = null;
      const { outcomes, general } = await ask(run, texts, {});
      texts.forEach((text, at) => memory.known.set(text, outcomes[at]!)); // an outcome for each
      // Errors about no entity in particular are told once, with the first.
      const [first] = texts;
      if (general.length === 0 || first === undefined) return;
      memory.known.set(first, {
        value: outcomes[0]!.value,
        errors: [...outcomes[0]!.errors, ...general.map((error) => ({ ...error, path: null }))],
      }); // the first text's
    };
    const landed = new Promise<void>((resolve) => setImmediate(() => void send().then(resolve)));
    return { texts, landed };
  };

  return async (run, texts) => {
    const memory = memoryOf(run);
    const awaited = new Set<Promise<void>>();
    for (const text of texts) {
      const known = memory.known.get(text);
      if (known === undefined) {
        const flight = (memory.boarding ??= open(run, memory));
        flight.texts.push(text);
        memory.known.set(text, flight);
        awaited.add(flight.landed);
      } else if (isFlight(known)) {
        awaited.add(known.landed);
      }
    }
    await Promise.all(awaited);
    const outcomes = texts
      .map((text) => memory.known.get(text))
      .filter((known) => known !== undefined && !isFlight(known));
    return { outcomes: outcomes as readonly EntityOutcome[], general: [] }; // every flight has landed
  };
};

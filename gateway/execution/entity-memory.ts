import type { EntityOutcome, EntityOutcomes } from './entity-outcome.ts';
import type { EntityQuestion } from './entity-question.ts';
import type { Run } from './run.ts';

/** Representations that go out together, and what came of them. */
interface Flight {
  readonly texts: string[];
  readonly outcomes: Map<string, EntityOutcome>;
  /** Gives the errors about none of them in particular. */
  readonly landed: Promise<EntityOutcomes['general']>;
}

/** What one execution knows of one question: for each representation the flight that brings it. */
interface Memory {
  readonly known: Map<string, Flight>;
  /** Not sent yet. */
  boarding: Flight | null;
}

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
    const outcomes = new Map<string, EntityOutcome>();
    const send = async () => {
      memory.boarding = null;
      const answer = await ask(run, texts, {});
      texts.forEach((text, at) => outcomes.set(text, answer.outcomes[at]!)); // an outcome for each
      return answer.general;
    };
    const landed = new Promise<EntityOutcomes['general']>((resolve) => setImmediate(() => void send().then(resolve)));
    return { texts, outcomes, landed };
  };

  return async (run, texts) => {
    const memory = memoryOf(run);
    const flights = new Set<Flight>();
    const flightOf = texts.map((text) => {
      let flight = memory.known.get(text);
      if (!flight) {
        flight = memory.boarding ??= open(run, memory);
        flight.texts.push(text);
        memory.known.set(text, flight);
      }
      flights.add(flight);
      return flight;
    });
    const general = (await Promise.all([...flights].map(({ landed }) => landed))).flat();
    return { outcomes: texts.map((text, at) => flightOf[at]!.outcomes.get(text)!), general }; // every flight has landed
  };
};

import type { EntityOutcomes } from './entity-outcome.ts';
import type { EntityQuestion } from './entity-question.ts';
import { jsonOf } from './json-text.ts';

/**
 * A question that executions of one window ask together, each distinct representation once. The request is that of the
 * first who asked: its correlation id and deadline.
 * @param key what tells the question from others, whatever plan it is of
 * @param variableUsages the client's variables that it depends on
 */
export const askTogether =
  (ask: EntityQuestion, key: string, variableUsages: readonly string[]): EntityQuestion =>
  async (run, texts, context) => {
    const { window, variables } = run;
    if (window === null) return ask(run, texts, context);
    // One that was left out is another than one that is null: it is left out here, too.
    const values = Object.fromEntries(variableUsages.map((name) => [name, variables[name]]));
    const id = `${key}\0${jsonOf(values)}\0${jsonOf(context)}`;
    let flight = window.boarding.get(id);
    if (!flight) {
      const seats = new Map<string, number>();
      const landed = new Promise<EntityOutcomes>((resolve) => {
        setImmediate(() => {
          window.boarding.delete(id);
          resolve(ask(run, [...seats.keys()], context));
        });
      });
      window.boarding.set(id, (flight = { seats, landed }));
    }
    const { seats, landed } = flight;
    const mine = texts.map((text) => {
      const known = seats.get(text);
      if (known !== undefined) return known;
      seats.set(text, seats.size);
      return seats.size - 1;
    });
    const { outcomes, general, served } = await landed;
    for (const seat of mine) {
      const told = served?.[seat];
      if (told) run.served.push(told);
    }
    return { outcomes: mine.map((seat) => outcomes[seat]!), general }; // an outcome for each
  };

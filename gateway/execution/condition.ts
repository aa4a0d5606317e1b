import type { Step } from './run.ts';

/** A `Condition` node: by the value of a Boolean variable. */
export const compileCondition =
  (variable: string, whenTrue: Step | null, whenFalse: Step | null): Step =>
  (run, at) =>
    (run.variables[variable] === true ? whenTrue : whenFalse)?.(run, at);

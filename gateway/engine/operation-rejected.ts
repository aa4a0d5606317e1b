/** One or more errors that keep an operation from being executed at all. */
export class OperationRejected extends Error {
  override readonly name = 'OperationRejected';
  readonly errors: readonly Error[];

  constructor(errors: readonly Error[]) {
    super(errors.map((error) => error.message).join('; '));
    this.errors = errors;
  }
}

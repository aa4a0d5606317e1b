/** Opens what all suites share before the first one runs; the returned function closes it after the last. */
export default async function setup(): Promise<() => Promise<void>> {
  return async () => {};
}

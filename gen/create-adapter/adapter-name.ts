/** Longest name: it is also the default system code, which has at most 40 signs. */
const LONGEST = 40;
/** Folders of adapters/ that are not adapters, and names that say nothing. */
const RESERVED = new Set(['generated', 'node-modules', 'adapter', 'test']);

/** What is wrong with the name of an adapter, as a sentence; `null` when nothing is. */
export const nameProblem = (name: string): string | null => {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    return `"${name}" is no name of an adapter: lower case letters and digits, parts joined by -, a letter first (acme-erp)`;
  }
  if (name.length > LONGEST) return `"${name}" has ${name.length} signs; ${LONGEST} are the most`;
  return RESERVED.has(name) ? `"${name}" is taken by the house; name the system the adapter speaks to` : null;
};

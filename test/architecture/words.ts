const DRAWERS = new Set(['util', 'utils', 'shared', 'common', 'helper', 'helpers', 'lib', 'misc']);

/** What is wrong with the name of a file, or `null`: drawers, barrels, and anything that is not kebab-case. */
export function badName(file: string): string | null {
  const parts = file.split('/');
  const base = parts.pop() ?? '';
  const drawer = [...parts, base.replace(/\..*$/, '')].find((part) => DRAWERS.has(part));
  if (drawer) return `"${drawer}" says nothing; name the thing it holds`;
  if (/^index\.tsx?$/.test(base) && parts.length > 0) return 'no barrels: import the file that holds the thing';
  if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.tsx?$/.test(base))
    return 'file names are kebab-case, with the kind of file after a dot';
  return null;
}

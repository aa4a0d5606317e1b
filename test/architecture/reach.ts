import type { ImportEdge } from './import-edge.ts';

/** The shortest chain of imports from `start` to a file that `isGoal`; `null` when there is none. Types do not count. */
export function pathTo(
  start: string,
  isGoal: (file: string) => boolean,
  edges: readonly ImportEdge[],
): readonly string[] | null {
  const next = new Map<string, ImportEdge[]>();
  for (const edge of edges) next.set(edge.file, [...(next.get(edge.file) ?? []), edge]);
  const seen = new Set([start]);
  let paths: string[][] = [[start]];
  while (paths.length > 0) {
    const longer: string[][] = [];
    for (const path of paths) {
      const file = path.at(-1) ?? start;
      if (isGoal(file)) return path;
      for (const { target, typeOnly } of next.get(file) ?? []) {
        if (target.kind !== 'FILE' || typeOnly || seen.has(target.file)) continue;
        seen.add(target.file);
        longer.push([...path, target.file]);
      }
    }
    paths = longer;
  }
  return null;
}

import type { ImportEdge } from './import-edge.ts';

/** Groups of files that import each other in a circle, types included; each with one circle to look at. */
export function findCycles(edges: readonly ImportEdge[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { file, target } of edges) {
    if (target.kind === 'FILE') next.set(file, [...(next.get(file) ?? []), target.file]);
  }
  const cycles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const onPath = new Set<string>();
  const walk = (file: string): void => {
    if (onPath.has(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file]);
      return;
    }
    if (done.has(file)) return;
    path.push(file);
    onPath.add(file);
    for (const target of next.get(file) ?? []) walk(target);
    path.pop();
    onPath.delete(file);
    done.add(file);
  };
  for (const file of next.keys()) walk(file);
  return cycles;
}

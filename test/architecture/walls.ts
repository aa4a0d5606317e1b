import { HOUSE_RULES, TESTS_MAY_ALSO_IMPORT, isPrismaClient } from './house-rules.ts';
import type { ImportEdge } from './import-edge.ts';
import { folderOf, isGenerated, isTest, roomOf } from './source-file.ts';

/** At most one line: the file, the import and the rule it breaks. */
export function wallFindings(edge: ImportEdge): string[] {
  const rule = brokenWall(edge);
  return rule ? [`${edge.file}:${edge.line} imports ${edge.specifier}: ${rule}`] : [];
}

/** The wall an import goes through, as a sentence; `null` when it goes through none. */
function brokenWall(edge: ImportEdge): string | null {
  const room = roomOf(edge.file);
  const rule = HOUSE_RULES[room];
  const { target } = edge;
  const targetFile = target.kind === 'FILE' ? target.file : null;
  if (room === '') return null; // configuration at the root
  if (!rule)
    return `${room}/ is no room of the house; put it into one, or give it a line in test/architecture/house-rules.ts`;
  if (isPrismaClient(edge.specifier, targetFile) && room !== 'prisma') {
    return 'only prisma/ knows the Prisma client; ask a repository in prisma/store';
  }
  if (target.kind === 'NODE') {
    if (rule.nodeModules === 'all' || isTest(edge.file) || rule.nodeModules.includes(target.name)) return null;
    return `${room} is pure: of Node's modules it may import only ${rule.nodeModules.join(', ')}`;
  }
  if (target.kind === 'PACKAGE') {
    if (rule.packages === 'npm' || isTest(edge.file) || rule.packages.includes(target.name)) return null;
    return `${room} may import only these packages: ${rule.packages.join(', ')}`;
  }
  return brokenRoomWall(edge, target.file);
}

function brokenRoomWall(edge: ImportEdge, target: string): string | null {
  const room = roomOf(edge.file);
  const rule = HOUSE_RULES[room];
  const there = roomOf(target);
  if (!rule) return null;
  if (there === room) return rule.foldersApart ? brokenSiblingWall(edge.file, target) : null;
  if (edge.specifier.startsWith('.')) {
    return `another room is imported by its name, as @distribution/${target.replace(/\.ts$/, '')}`;
  }
  if (isTest(edge.file) && TESTS_MAY_ALSO_IMPORT.some((prefix) => target.startsWith(prefix))) return null;
  if (!rule.rooms.includes(there)) {
    return `${room} may import ${rule.rooms.length > 0 ? `only ${rule.rooms.join(', ')} and packages` : 'only packages, no room'}`;
  }
  const typesFrom = rule.typesOnly?.[there];
  if (typesFrom && !(edge.typeOnly && target.startsWith(typesFrom))) {
    return `${room} may import only types of ${typesFrom} from ${there}`;
  }
  return null;
}

function brokenSiblingWall(from: string, to: string): string | null {
  if (isGenerated(from) && folderOf(from) === 'generated') return null;
  const there = folderOf(to);
  if (there === '' || there === folderOf(from)) return null;
  if (there === 'generated' && folderOf(from) === '') return null; // the room's own files may list its folders
  return there === 'generated'
    ? 'the registry knows the folders, not the other way round'
    : `folders of ${roomOf(from)} do not know each other; share the word in model/ or the tool in platform/`;
}

const IMPORTS = [
  '@key',
  '@external',
  '@requires',
  '@provides',
  '@shareable',
  '@override',
  '@inaccessible',
  '@interfaceObject',
  '@context',
  '@fromContext',
  'ContextFieldValue',
  '@authenticated',
  '@requiresScopes',
  '@policy',
];

const HEADER = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${IMPORTS.map((name) => `"${name}"`).join(', ')}])\n`;

/** A Federation 2 subgraph's SDL: what is given, with every directive of the specification imported. */
export const federated = (sdl: string): string => (sdl.includes('@link(') ? sdl : HEADER + sdl);

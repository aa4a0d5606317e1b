/** What one room may import besides itself. `'npm'` is any package; a list names the only ones. */
export interface RoomRule {
  readonly rooms: readonly string[];
  readonly packages: 'npm' | readonly string[];
  readonly nodeModules: 'all' | readonly string[];
  /** Its folders do not know each other. */
  readonly foldersApart?: true;
  /** Rooms of which only types of one folder are wanted. */
  readonly typesOnly?: Readonly<Record<string, string>>;
}

const SERVER_ROOMS = ['model', 'platform', 'gateway', 'subgraphs', 'adapters', 'sync', 'prisma'];

/** The house's import table: every arrow points down to the two foundations, and only processes see all rooms. */
export const HOUSE_RULES: Readonly<Record<string, RoomRule>> = {
  model: {
    rooms: ['platform'],
    typesOnly: { platform: 'platform/errors/' },
    packages: ['zod', 'decimal.js', 'fraction.js', 'temporal-polyfill', 'currency-codes'],
    nodeModules: ['node:crypto'],
  },
  platform: { rooms: [], packages: 'npm', nodeModules: 'all' },
  gateway: { rooms: ['platform'], packages: 'npm', nodeModules: 'all' },
  subgraphs: { rooms: ['model', 'platform'], packages: 'npm', nodeModules: 'all', foldersApart: true },
  adapters: { rooms: ['model', 'platform'], packages: 'npm', nodeModules: 'all', foldersApart: true },
  sync: { rooms: ['model', 'platform'], packages: 'npm', nodeModules: 'all' },
  prisma: { rooms: ['model', 'platform'], packages: 'npm', nodeModules: 'all' },
  sandbox: { rooms: ['platform'], packages: 'npm', nodeModules: 'all' },
  processes: { rooms: [...SERVER_ROOMS, 'sandbox'], packages: 'npm', nodeModules: 'all' },
  dashboard: { rooms: [], packages: 'npm', nodeModules: 'all' },
  gen: { rooms: ['platform'], packages: 'npm', nodeModules: 'all' },
  test: { rooms: [...SERVER_ROOMS, 'sandbox', 'processes', 'gen', 'bench'], packages: 'npm', nodeModules: 'all' },
  bench: { rooms: [...SERVER_ROOMS, 'sandbox', 'processes', 'test'], packages: 'npm', nodeModules: 'all' },
};

/** What a test beside the code may use on top of what its room may. */
export const TESTS_MAY_ALSO_IMPORT = ['test/kit/', 'test/contract/', 'test/conformance/', 'sandbox/'];

/** The processes that run in production: none of them may reach the sandbox, by however many imports. */
export const PRODUCTION_PROCESSES = /^processes\/(gateway|subgraph|sync|token)\.ts$/;

/** The Prisma client, by package or by its generated folder. */
export const isPrismaClient = (specifier: string, file: string | null): boolean =>
  /^@?prisma(\/|$)/.test(specifier) || (file?.startsWith('prisma/generated/') ?? false);

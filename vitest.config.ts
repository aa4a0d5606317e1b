import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const never = ['**/node_modules/**', '**/generated/**', 'data/**', '.data/**'];

// Two projects: the walls need nothing but the source; every other suite shares one prepared world (a PostgreSQL to
// make databases in), which test/kit/global-setup.ts opens once and closes at the end.
export default defineConfig({
  // graphql ships twice, and Node itself loads the one `main` names: packages that are not transformed get that one, so
  // our own files must get it too, or a schema made by one is foreign to the other.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  test: {
    passWithNoTests: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    unstubEnvs: true,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: { name: 'walls', include: ['test/architecture/**/*.test.ts'], exclude: never },
      },
      {
        extends: true,
        test: {
          name: 'product',
          include: ['**/*.test.ts'],
          exclude: [...never, 'test/architecture/**'],
          globalSetup: ['test/kit/global-setup.ts'],
        },
      },
    ],
  },
});

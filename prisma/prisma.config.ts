import { defineConfig } from 'prisma/config';

// Read by the Prisma CLI alone (`node prisma/tools/prisma.mjs …`); `generate` and `validate` need no database.
const url = process.env['DATABASE_URL'];

export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  ...(url === undefined || url === '' ? {} : { datasource: { url } }),
});

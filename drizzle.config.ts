import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/db/tables.ts', './src/db/identity-tables.ts', './src/db/operations-tables.ts'],
  out: './ops/migrations',
})

import { defineConfig } from 'vitest/config';

const packages = ['rules', 'content', 'sequences', 'workflows', 'adapters', 'apps'];
const not_built = ['**/node_modules/**', '**/dist/**'];

/**
 * The tiers (style.md). `npm test` runs them one after another; two cores are shared by
 * the specs, the servers they start and PostgreSQL, so the heavier tiers run few files at a time.
 */
export default defineConfig({
  test: {
    watch: false,
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          include: [...packages.map((folder) => `${folder}/**/*.spec.ts`), 'test/checks/**/*.spec.ts'],
          exclude: [...not_built, '**/*.db.spec.ts'],
        },
      },
      {
        test: {
          name: 'database',
          include: [...packages.map((folder) => `${folder}/**/*.db.spec.ts`), 'test/harness/**/*.db.spec.ts'],
          exclude: not_built,
          globalSetup: ['test/harness/global-postgres.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

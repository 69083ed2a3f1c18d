import { defineConfig } from 'vitest/config';

const packages = ['rules', 'content', 'sequences', 'workflows', 'adapters', 'apps', 'ui'];
const not_built = ['**/node_modules/**', '**/dist/**'];

/**
 * How long a spec waits for what happens in another process, and below how long a test may take: bounds for what
 * hangs, not measures of speed. Two cores are shared by many processes, and a machine may be half as fast.
 */
const poll = { timeout: 20_000 };

type Tier = { readonly name: string; readonly include: readonly string[]; readonly files_at_a_time: number };

/** A tier with PostgreSQL and Temporal running, whose tests start processes of the product. */
function served({ name, include, files_at_a_time }: Tier) {
  return {
    test: {
      name,
      include: [...include],
      exclude: not_built,
      globalSetup: ['test/harness/global-postgres.ts', 'test/harness/global-temporal.ts'],
      testTimeout: 120_000,
      hookTimeout: 120_000,
      maxWorkers: files_at_a_time,
      expect: { poll },
    },
  };
}

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
          testTimeout: 30_000,
          expect: { poll },
        },
      },
      {
        test: {
          name: 'database',
          include: [...packages.map((folder) => `${folder}/**/*.db.spec.ts`), 'test/harness/**/*.db.spec.ts'],
          exclude: not_built,
          globalSetup: ['test/harness/global-postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll },
        },
      },
      served({
        name: 'workflow',
        include: ['test/workflow/**/*.spec.ts', 'test/harness/**/*.workflow.spec.ts'],
        files_at_a_time: 2,
      }),
      served({ name: 'faults', include: ['test/faults/**/*.spec.ts'], files_at_a_time: 2 }),
      {
        // One file at a time: each starts a PostgreSQL, a Temporal on it and a pooler of its own.
        test: {
          name: 'production',
          include: ['test/production/**/*.spec.ts'],
          exclude: not_built,
          testTimeout: 600_000,
          hookTimeout: 300_000,
          maxWorkers: 1,
          expect: { poll },
        },
      },
      {
        // Each starts the product whole, as npm start does, with servers of its own.
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.spec.ts'],
          exclude: not_built,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          expect: { poll },
        },
      },
      {
        // All files share one product and open it in a browser of their own; one at a time, for two cores.
        test: {
          name: 'browser',
          include: ['test/browser/**/*.spec.ts'],
          exclude: not_built,
          globalSetup: ['test/harness/global-product.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          expect: { poll },
        },
      },
    ],
  },
});

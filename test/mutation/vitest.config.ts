import { defineConfig } from 'vitest/config';

/**
 * The specs of rules for `npm run mutation`: Stryker runs them against each changed line. Without the laws, whose
 * hundreds of cases cost more than all else together: the score is what the named cases catch by themselves.
 */
export default defineConfig({
  test: {
    watch: false,
    include: ['rules/src/**/*.spec.ts'],
    exclude: ['rules/src/laws/**', '**/*-laws.spec.ts'],
    testTimeout: 30_000,
  },
});

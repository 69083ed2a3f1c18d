import { expect, it } from 'vitest';
import { bundleRules, RULES_ENTRIES, weigh } from '../harness/bundle-rules.ts';

/** 60 kB are wanted; a sentence more in a check is no reason to stop a change, a library more is. */
const MOST = 61;

it('rules weigh little in a browser, without the time zone polyfill (npm run rules-weight)', async () => {
  expect(weigh(await bundleRules(RULES_ENTRIES))).toBeLessThanOrEqual(MOST);
});

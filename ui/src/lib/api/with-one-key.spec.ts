import { expect, it } from 'vitest';
import type { Problem } from './problem.ts';
import { withOneKey } from './with-one-key.ts';

const problem = (code: string): { readonly error: Problem } => ({
  error: { type: `urn:kept:problem:${code}`, status: 503, code, title: code },
});

it.each([
  ['unreachable', true],
  ['database_unavailable', true],
  ['internal_error', true],
  ['invalid_request', false],
  ['changed_meanwhile', false],
])('after %s the next try has the same key: %s', async (code, is_same) => {
  const keys: string[] = [];
  const write = withOneKey(async (_: null, key) => {
    keys.push(key);
    return problem(code);
  });
  await write(null);
  await write(null);
  expect(keys[0] === keys[1]).toBe(is_same);
});

it('takes a new key once it is done', async () => {
  const keys: string[] = [];
  const write = withOneKey(async (_: null, key) => {
    keys.push(key);
    return {};
  });
  await write(null);
  await write(null);
  expect(new Set(keys).size).toBe(2);
});

import { expect, it } from 'vitest';
import { connectionSettings } from './connection-settings.ts';

it.each([
  ['', 1, ['ct'], 15_000, 15_000],
  ['#rc=0', 0, ['ct'], 15_000, 15_000],
  ['#rc=3&rp=5xx,ct', 3, ['ct', '5xx'], 15_000, 15_000],
  ['#rp=all&rc=5', 5, ['ct', 'rt', '4xx', '5xx'], 15_000, 15_000],
  ['#rt=2000&tt=6000', 1, ['ct'], 2000, 6000],
  ['#rc=9', 1, ['ct'], 15_000, 15_000],
  ['#rt=20&tt=99999', 1, ['ct'], 15_000, 15_000],
])('an address with “%s” is tried so', (fragment, retries, retried, read_timeout_ms, total_timeout_ms) => {
  expect(connectionSettings(`https://clinic.example/sms${fragment}`, 15_000)).toEqual({
    retries,
    retried,
    read_timeout_ms,
    total_timeout_ms,
  });
});

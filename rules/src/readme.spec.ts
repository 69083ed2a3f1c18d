import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const package_root = new URL('../', import.meta.url);
const readme = readFileSync(new URL('README.md', package_root), 'utf8');

interface Row {
  readonly subject: string;
  readonly file: string;
  readonly spec: string;
  readonly test: string;
}

/** The rows of a table of the README: what, the file that carries it, the spec, and words of a test's name in it. */
function rowsOf(heading: string): readonly Row[] {
  const [, section = ''] = readme.split(`## ${heading}\n`);
  const [table = ''] = section.split('\n## ');
  return [...table.matchAll(/^\| (.+?) \| `(.+?)` \| `(.+?)` \| (.+?) \|$/gmu)].map(
    ([, subject = '', file = '', spec = '', test = '']) => ({ subject, file, spec, test }),
  );
}

const SEED = rowsOf('From the seed to the code');
const RULINGS = rowsOf('From the rulings to the code');

describe('the tables of the README', () => {
  it.each([...SEED, ...RULINGS])('$subject stands in $file, and $spec has “$test”', ({ file, spec, test }) => {
    expect(existsSync(new URL(file, package_root))).toBe(true);
    expect(readFileSync(new URL(spec, package_root), 'utf8')).toContain(test);
  });

  it('have each trigger, action and default of the seed once', () => {
    // 13 triggers, 16 actions, 15 defaults of reminders and bookings, 3 for all messages, and what sets a default aside.
    expect(SEED).toHaveLength(13 + 16 + 15 + 3 + 1);
    expect(new Set(SEED.map(({ subject }) => subject)).size).toBe(SEED.length);
  });

  it('have each ruling once, in order', () => {
    const numbers = RULINGS.map(({ subject }) => Number(subject));
    expect(numbers).toEqual(Array.from({ length: 28 }, (_, index) => index + 1));
  });
});

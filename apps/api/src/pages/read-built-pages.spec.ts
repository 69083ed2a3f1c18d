import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBuiltPages } from './read-built-pages.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-pages-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the policy of the pages', () => {
  it('allows the script inside the page by its hash, and no other', () => {
    writeFileSync(join(folder, '200.html'), '<body><script>start()</script></body>');
    const { policy } = readBuiltPages(folder);
    // printf 'start()' | openssl dgst -sha256 -binary | base64
    expect(policy).toContain("script-src 'self' 'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='");
    expect(policy).not.toContain('unsafe');
  });
});

it('is a page that says what to do when nothing is built', () => {
  const pages = readBuiltPages(folder);
  expect(pages).toMatchObject({ folder: null, status: 503 });
  expect(pages.html).toContain('npm run build');
});

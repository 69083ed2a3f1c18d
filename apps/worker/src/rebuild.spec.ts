import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const script = join(import.meta.dirname, 'rebuild.ts');

it('says that the installation has to run, when it does not', () => {
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--conditions=development', script], {
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      KEPT_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      // Nobody listens on the port for discarding.
      DATABASE_URL: 'postgres://kept_app:secret@127.0.0.1:9/kept',
    },
  });
  expect(stderr).toContain('Rebuilding needs the installation to run');
  expect(stderr).not.toContain('    at ');
  expect([status, stdout]).toEqual([1, '']);
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '..', '..');

/** Each file with one import, and the complaint it must bring; null for none. */
const cases: readonly (readonly [file: string, line: string, complaint: string | null])[] = [
  ['rules/src/a.ts', `import { z } from 'zod';`, null],
  ['rules/src/b.ts', `import { Temporal } from 'temporal-polyfill';`, null],
  ['rules/src/c.ts', `import { render } from '@kept/content/render';`, 'rules may not import content'],
  ['rules/src/d.ts', `import type { Row } from '@kept/persistence/orm';`, 'rules may not import adapters/persistence'],
  ['rules/src/e.ts', `import { Liquid } from 'liquidjs';`, 'rules may import no package but zod, temporal-polyfill'],
  ['rules/src/f.ts', `import { readFile } from 'node:fs';`, `rules may not use Node's modules`],
  ['rules/src/g.ts', `export * from '../../content/src/render.ts';`, 'a relative path must not leave rules'],
  ['rules/src/deep/h.ts', `import { step } from '../step.ts';`, null],
  ['content/src/a.ts', `import { step } from '@kept/rules/step';`, null],
  ['content/src/b.ts', `import { Liquid } from 'liquidjs';`, null],
  ['content/src/c.ts', `import { decide } from '@kept/sequences/decide';`, 'content may not import sequences'],
  ['adapters/persistence/src/a.ts', `import { step } from '@kept/rules/step';`, null],
  [
    'adapters/persistence/src/b.ts',
    `import { send } from '@kept/channels/sms-carrier';`,
    'may not import adapters/channels',
  ],
  [
    'adapters/channels/src/a.ts',
    `import { orm } from '../../persistence/src/orm.ts';`,
    'must not leave adapters/channels',
  ],
  ['adapters/channels/src/b.ts', `import { s } from '@kept/settings/settings';`, 'may not import adapters/settings'],
  ['adapters/settings/src/a.ts', `import { step } from '@kept/rules/step';`, 'adapters/settings may not import rules'],
  ['sequences/src/a.ts', `import { orm } from '@kept/persistence/orm';`, null],
  [
    'sequences/src/b.ts',
    `import { l } from '@kept/workflows/sequence/contract';`,
    'sequences may not import workflows',
  ],
  ['sequences/src/c.ts', `const settings = import('@kept/settings/settings');`, 'may not import adapters/settings'],
  ['workflows/one/workflow.ts', `import type { View } from '@kept/sequences/view';`, null],
  ['workflows/one/contract.ts', `import { View } from '@kept/sequences/view';`, 'may import types only from sequences'],
  ['workflows/one/a.ts', `import { sleep } from '@temporalio/workflow';`, null],
  ['workflows/one/b.ts', `import { Client } from '@temporalio/client';`, 'workflows may import no package but'],
  ['workflows/one/client.ts', `import { Client } from '@temporalio/client';`, null],
  ['workflows/one/c.ts', `import { queue } from '../two/contract.ts';`, null],
  ['workflows/one/d.ts', `import { two } from '../two/workflow.ts';`, `may import another's contract only`],
  ['workflows/one/e.ts', `import type { Step } from '@kept/rules/step';`, 'workflows may not import rules'],
  ['workflows/one/f.ts', `import { randomBytes } from 'node:crypto';`, `workflows may not use Node's modules`],
  ['workflows/all/workflows.ts', `export { two } from '../two/workflow.ts';`, null],
  ['apps/api/src/a.ts', `import { LOOK } from '@kept/workflows/sequence/contract';`, null],
  ['apps/api/src/b.ts', `import { nudge } from '@kept/workflows/sequence/client';`, null],
  [
    'apps/api/src/c.ts',
    `import { run } from '@kept/workflows/sequence/workflow';`,
    'apps/api may not import workflows/sequence/workflow',
  ],
  ['apps/api/src/d.ts', `import { relay } from '@kept/worker/relay';`, 'apps/api may not import apps/worker'],
  ['apps/api/src/e.ts', `import { settings } from '@kept/settings/settings';`, null],
  ['apps/worker/src/a.ts', `import { run } from '@kept/workflows/sequence/workflow';`, null],
  ['apps/worker/src/b.ts', `import { app } from '@kept/api/app';`, 'apps/worker may not import apps/api'],
  ['apps/carrier/src/a.ts', `import { step } from '@kept/rules/step';`, 'apps/carrier may not import rules'],
  [
    'apps/carrier/src/b.ts',
    `import type { S } from '@kept/settings/settings';`,
    'apps/carrier may not import adapters/settings',
  ],
  ['apps/launcher/src/a.ts', `import { settings } from '@kept/settings/settings';`, null],
  [
    'apps/launcher/src/b.ts',
    `import { migrate } from '@kept/persistence/migrate';`,
    'apps/launcher may not import adapters/persistence',
  ],
  ['apps/launcher/c.mjs', `import { app } from '../api/dist/app.js';`, 'must not leave apps/launcher'],
  ['ui/src/a.ts', `import { step } from '@kept/rules/step';`, null],
  ['ui/src/b.ts', `import { app } from '@kept/api/app';`, 'ui may not import apps/api'],
  ['ui/src/c.ts', `import { readEvent } from '#lib/api/generated/sdk.gen.ts';`, null],
  ['ui/src/d.ts', `import { plainText } from '@kept/content/plain-text';`, null],
  ['ui/src/e.ts', `import type { Row } from '@kept/persistence/orm';`, 'ui may not import adapters/persistence'],
  ['ui/src/f.ts', `import { readFile } from 'node:fs';`, `ui may not use Node's modules`],
  ['ui/src/g.ts', `import { app } from '../../apps/api/src/app.ts';`, 'a relative path must not leave ui'],
  [
    'ui/src/h.svelte',
    `<script lang="ts">import { decide } from '@kept/sequences/decide';</script>`,
    'ui may not import sequences',
  ],
  ['sequences/src/d.ts', `import { createDatabase } from '@kept/test/harness/create-database';`, 'nothing but specs'],
  ['sequences/src/e.db.spec.ts', `import { createDatabase } from '@kept/test/harness/create-database';`, null],
  ['rules/src/i.spec.ts', `import { render } from '@kept/content/render';`, 'rules may not import content'],
];

const report_schema = z.object({
  diagnostics: z.array(z.object({ message: z.string(), filename: z.string(), code: z.string().optional() })),
});

let folder = '';
const complaints = new Map<string, string>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-imports-'));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  write('package.json', JSON.stringify({ workspaces: [] }));
  write(
    'lint.json',
    JSON.stringify({
      jsPlugins: [join(root, 'test', 'checks', 'lint', 'plugin.js')],
      categories: { correctness: 'off' },
      rules: { 'kept/import-table': 'error' },
    }),
  );
  for (const [file, line] of cases) write(file, `${line}\n`);
  const oxlint = join(root, 'node_modules', '.bin', 'oxlint');
  const { stdout } = spawnSync(oxlint, ['-c', 'lint.json', '-f', 'json', '.'], { cwd: folder, encoding: 'utf8' });
  for (const { filename, message } of report_schema.parse(JSON.parse(stdout)).diagnostics) {
    complaints.set(filename, message);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the import table of architecture.md section 1', () => {
  it.each(cases.filter(([, , complaint]) => complaint !== null))('refuses %s: %s', (file, _, complaint) => {
    expect(complaints.get(file)).toContain(complaint);
  });

  it.each(cases.filter(([, , complaint]) => complaint === null))('allows %s: %s', (file) => {
    expect(complaints.get(file)).toBeUndefined();
  });
});

it('stands in the lint configuration of this repository, as an error', () => {
  const { stdout } = spawnSync('node_modules/.bin/oxlint', ['--print-config'], { cwd: root, encoding: 'utf8' });
  expect(stdout).toMatch(/"kept\/import-table": "(deny|error)"/);
});

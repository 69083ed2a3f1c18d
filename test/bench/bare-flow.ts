import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import type { LargeFlow } from './large-flow.ts';

/** Where the bare page lies beside ours: of the same origin, so that both are loaded alike. */
export const BARE_FLOW = '/bare-flow/';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export interface BareFlow {
  /** Has a page answer the bare page's addresses, with these nodes and lines. */
  readonly serve: (page: Page, flow: LargeFlow) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Builds the bare page as an application is built for production. */
export async function buildBareFlow(): Promise<BareFlow> {
  const out = join(tmpdir(), `kept-bare-flow-${process.pid}`);
  await build({
    root: join(import.meta.dirname, 'bare-flow'),
    base: BARE_FLOW,
    configFile: false,
    logLevel: 'error',
    plugins: [svelte({ configFile: false })],
    build: { outDir: out, emptyOutDir: true },
  });
  return {
    serve: async (page, { nodes, edges }) => {
      await page.route(`**${BARE_FLOW}**`, async (route) => {
        const { pathname } = new URL(route.request().url());
        const file = pathname.slice(BARE_FLOW.length) || 'index.html';
        if (file === 'graph.json') return route.fulfill({ json: { nodes, edges } });
        const contentType = TYPES[extname(file)] ?? 'application/octet-stream';
        return route.fulfill({ body: await readFile(join(out, file)), contentType });
      });
    },
    close: () => rm(out, { recursive: true, force: true }),
  };
}

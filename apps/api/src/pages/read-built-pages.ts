import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pagesPolicy } from './pages-policy.ts';

/** Where the build of the screens lies; the API runs from a checkout. */
const BUILD = resolve(import.meta.dirname, '..', '..', '..', '..', 'ui', 'build');

const UNBUILT = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Kept</title></head>
<body><h1>The screens are not built</h1>
<p>This API runs, and its pages are missing. Run <code>npm run build</code> and start it again; <code>npm start</code> does both.</p>
<p>The API itself is described in <a href="/reference">the reference</a>.</p>
</body></html>`;

/** The one page behind every address of a screen, as it was when the process started. */
export interface BuiltPages {
  /** Of the files that the page asks for; null: nothing is built. */
  readonly folder: string | null;
  readonly html: string;
  /** Content-Security-Policy. */
  readonly policy: string;
  readonly status: 200 | 503;
}

/** Reads what is there; without a build, a page that says so. */
export function readBuiltPages(folder: string = BUILD): BuiltPages {
  const file = join(folder, '200.html');
  if (!existsSync(file)) return { folder: null, html: UNBUILT, policy: pagesPolicy(UNBUILT), status: 503 };
  const html = readFileSync(file, 'utf8');
  return { folder, html, policy: pagesPolicy(html), status: 200 };
}

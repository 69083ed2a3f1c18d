import { createHash } from 'node:crypto';
import type { OpenAPIObject } from '@nestjs/swagger';

/** Pinned and checked by its hash: the browser runs this file or none. */
const SCALAR = 'https://cdn.jsdelivr.net/npm/@scalar/api-reference@1.72.1/dist/browser/standalone.js';
const SCALAR_HASH = 'sha384-U11tb2XnKvmwt8RlTvnwUnYgrN+ur4Xyh9htLhjajWNR/Oyl5AX5DEz00qRmlrmK';

const START = `Scalar.createApiReference('#reference', { url: '/openapi.json', hideModels: false, withDefaultFonts: false, telemetry: false });`;

const STYLE = `body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1b1b1b }
code { font: 14px ui-monospace, monospace } li { margin: .3rem 0 } .verb { display: inline-block; min-width: 4.5rem; font-weight: 600 }`;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);

/** A page and the policy it runs under. */
export interface ReferencePage {
  readonly html: string;
  readonly policy: string;
}

/**
 * The reference to read and try. Its plain list of routes needs no script and no network; where the network allows,
 * Scalar takes its place.
 */
export function referencePage(document: OpenAPIObject): ReferencePage {
  const routes = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([verb, operation]) => {
      const summary =
        typeof operation === 'object' && operation !== null && 'summary' in operation ? String(operation.summary) : '';
      return `<li><code><span class="verb">${escaped(verb.toUpperCase())}</span>${escaped(path)}</code> – ${escaped(summary)}</li>`;
    }),
  );
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kept API</title><style>${STYLE}</style></head>
<body><div id="reference"><h1>${escaped(document.info.title)}</h1><p>${escaped(document.info.description ?? '')}</p>
<p>The full description with every field: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<ul>${routes.join('')}</ul></div>
<script src="${SCALAR}" integrity="${SCALAR_HASH}" crossorigin="anonymous"></script><script>${START}</script>
</body></html>`;
  const policy = [
    "default-src 'none'",
    `script-src ${SCALAR} ${hashOf(START)}`,
    // Scalar writes style attributes of its own
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return { html, policy };
}

import { createHash } from 'node:crypto';

const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reference', deepLinking: true, defaultModelsExpandDepth: 0, persistAuthorization: false, validatorUrl: null });`;

const startHash = `'sha256-${createHash('sha256').update(START).digest('base64')}'`;

/** The page to read and try the API with. Everything it needs comes from here: it works without a network. */
export const REFERENCE_HTML = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kept API</title><link rel="stylesheet" href="/reference/swagger-ui.css"></head>
<body><div id="reference"><p>The description with every field: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p></div>
<script src="/reference/swagger-ui-bundle.js"></script><script>${START}</script>
</body></html>`;

/** What the page may do: run its own files, and call the API at the address it is published at. */
export function referencePolicy(public_url: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${startHash}`,
    // the reference writes style attributes of its own
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self' ${new URL(public_url).origin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

import { defineConfig } from '@hey-api/openapi-ts';

/** What `npm run generate` writes beside the screens' client: the routes that take keys (test/checks/api-client.ts). */
export default defineConfig({
  input: 'openapi.json', // replaced on the command line
  output: {
    path: process.env['KEPT_CLIENT_FOLDER'] ?? 'src/generated',
    entryFile: false,
    importFileExtension: '.js',
  },
  parser: { filters: { operations: { include: ['/^[A-Z]+ \\/v1\\/(?!webhooks\\/)/'] } } },
  plugins: [
    '@hey-api/typescript',
    { name: '@hey-api/client-fetch', baseUrl: false },
    // the key is a header of the client; a list of ways in would send it as a cookie as well
    { name: '@hey-api/sdk', auth: false },
  ],
});

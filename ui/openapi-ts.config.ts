import { defineConfig } from '@hey-api/openapi-ts';

/** What `npm run generate` writes; it passes the description of the API in (test/checks/api-client.ts). */
export default defineConfig({
  input: 'openapi.json', // replaced on the command line
  output: { path: 'src/lib/api/generated', entryFile: false, importFileExtension: '.ts' },
  plugins: [
    '@hey-api/typescript',
    { name: '@hey-api/client-fetch', baseUrl: false, runtimeConfigPath: '#lib/api/client-config.ts' },
    // pages carry a session cookie, never a key
    { name: '@hey-api/sdk', auth: false },
    { name: '@tanstack/svelte-query', infiniteQueryOptions: false, mutationOptions: false },
  ],
});

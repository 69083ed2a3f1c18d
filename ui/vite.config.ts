import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { announcerWithoutStyle } from './announcer-without-style.ts';

/** What the API answers itself; every other address is a screen. */
const answered_by_the_api = '^/(v1|screens|reference|health)(/|$)';

/** From apps/launcher/first-stage/build-screens.mjs. */
const version = process.env['KEPT_SCREENS_VERSION'];

/**
 * A single-page application: one page, `200.html`, that the API serves for every address of a
 * screen. There is no `svelte.config.js`; Kit 3 takes its options here.
 */
export default defineConfig({
  plugins: [
    announcerWithoutStyle(),
    tailwindcss(),
    sveltekit({
      adapter: adapter({ fallback: '200.html', precompress: true }),
      ...(version === undefined ? {} : { version: { name: version } }),
    }),
  ],
  server: { proxy: { [answered_by_the_api]: process.env['KEPT_URL'] ?? 'http://localhost:4400' } },
});

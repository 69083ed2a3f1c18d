import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BUILT_PAGES } from './pages.controller.ts';
import type { BuiltPages } from './read-built-pages.ts';

/** Named by their content: a file of this name never changes. */
const HASHED = /\/_app\/immutable\//;

/**
 * Serves what the pages are made of, compressed when it was built. These are the only routes outside of controllers and
 * so beyond the access rule and its spec: one for each file that lay in the folder at the start, the same for everybody.
 */
export async function servePageFiles(app: NestFastifyApplication): Promise<void> {
  const { folder } = app.get<BuiltPages>(BUILT_PAGES);
  if (folder === null) return;
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    globIgnore: ['200.html*'],
    dotfiles: 'ignore',
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

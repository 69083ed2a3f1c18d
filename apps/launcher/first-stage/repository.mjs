import { join } from 'node:path';

/** The root of the checkout. */
export const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..', '..', '..');

/** The Node that the lockfile pins, whatever Node runs this. */
export const pinned_node = join(root, 'node_modules', '.bin', 'node');

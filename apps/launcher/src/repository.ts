import { join } from 'node:path';

/** The root of the checkout; the built file lies in apps/launcher/dist. */
export const repository = join(import.meta.dirname, '..', '..', '..');

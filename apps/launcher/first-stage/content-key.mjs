import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './repository.mjs';

/**
 * A hash of the lockfile and of what lies under `paths` (folders or files, relative to the checkout) as far as
 * `counts` says: what was made from them is stale when it changes.
 */
export function contentKey(paths, counts) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const path of paths) {
    const there = join(root, path);
    if (!existsSync(there)) continue;
    const files = statSync(there).isFile() ? [''] : readdirSync(there, { recursive: true }).filter(counts).sort();
    for (const file of files) {
      const full = join(there, file);
      if (statSync(full).isFile()) hash.update(join(path, file)).update(readFileSync(full));
    }
  }
  return hash.digest('hex');
}

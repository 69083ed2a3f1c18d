import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Where the build leaves the bundle that runs in Temporal's sandbox. */
export const BUNDLE_PATH = fileURLToPath(new URL('./workflows.bundle.cjs', import.meta.url));

export const WORKFLOWS_PATH = createRequire(import.meta.url).resolve('@kept/workflows/all/workflows');

/** The bundle made at build time; without one, as when running from sources, it is made now. */
export function workflowSource() {
  return existsSync(BUNDLE_PATH) ? { workflowBundle: { codePath: BUNDLE_PATH } } : { workflowsPath: WORKFLOWS_PATH };
}

import { writeFile } from 'node:fs/promises';
import { bundleWorkflowCode } from '@temporalio/worker';
import { BUNDLE_PATH, WORKFLOWS_PATH } from './workflow-source.ts';

/** Build step: bundles the workflows once, so that a worker starts without doing so. */
const { code } = await bundleWorkflowCode({ workflowsPath: WORKFLOWS_PATH });
await writeFile(BUNDLE_PATH, code);

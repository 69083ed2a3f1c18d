import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..', 'histories');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const workflowsPath = createRequire(import.meta.url).resolve('@kept/workflows/all/workflows');

describe('this version of the workflows', () => {
  it.each(files)('replays the recorded history %s', async (file) => {
    const history: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    await expect(Worker.runReplayHistory({ workflowsPath }, history)).resolves.toBeUndefined();
  });

  it('has a recorded history of every workflow it runs', () => {
    const recorded = files.map((file) => readFileSync(join(folder, file), 'utf8'));
    for (const type of ['appointmentSequence', 'singleMessage', 'scheduleRollout']) {
      expect(recorded.some((history) => history.includes(`"${type}"`))).toBe(true);
    }
  });
});

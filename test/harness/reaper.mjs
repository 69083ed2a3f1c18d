// Ends what a test run started even when the run itself was killed: it reads "pid N" and
// "folder PATH" lines, and when its input ends it kills those processes and removes those folders.
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

const pids = new Set();
const folders = new Set();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const space = line.indexOf(' ');
    const value = line.slice(space + 1);
    if (line.startsWith('pid ')) pids.add(Number(value));
    if (line.startsWith('done ')) pids.delete(Number(value));
    if (line.startsWith('folder ')) folders.add(value);
  })
  .on('close', () => {
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself.
      }
    }
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });

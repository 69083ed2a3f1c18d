import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { capture } from '@kept/launcher/capture';
import type { Progress } from '@kept/launcher/progress';
import { toolsFolder } from './tools-folder.ts';

/** As docker-compose.yml runs it. */
const VERSION = '1.29.1';

/** The programs of a Temporal that keeps what it knows in PostgreSQL. */
export interface TemporalService {
  readonly server: string;
  /** Makes its tables and brings them up to date. */
  readonly schema: string;
}

/** Both from our cache, or by `go install` into it, about five minutes on two cores. Fails with what Go said. */
export async function findTemporalService(progress: Progress): Promise<TemporalService> {
  const folder = toolsFolder(`temporal-service-${VERSION}`);
  const service = { server: join(folder, 'server'), schema: join(folder, 'sql') };
  const there = await Promise.all(Object.values(service).map((program) => access(program))).then(
    () => true,
    () => false,
  );
  if (!there) await progress('Building the Temporal server with Go, once, about five minutes', () => build(folder));
  return service;
}

async function build(folder: string): Promise<void> {
  const built = `${folder}-${process.pid}`;
  try {
    for (const program of ['server', 'tools/sql']) {
      const { code, output } = await capture({
        command: 'go',
        args: ['install', `go.temporal.io/server/cmd/${program}@v${VERSION}`],
        env: { ...process.env, GOBIN: built, GOFLAGS: '' },
      });
      if (code !== 0) throw new Error(`the Temporal server could not be built; Go 1.24 or newer is needed: ${output}`);
    }
    await mkdir(folder, { recursive: true });
    for (const program of ['server', 'sql']) await rename(join(built, program), join(folder, program));
  } finally {
    await rm(built, { recursive: true, force: true });
  }
}

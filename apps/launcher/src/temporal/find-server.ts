import { access, constants, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { capture } from '../capture.ts';
import type { Progress } from '../progress.ts';
import { serverVersion } from './server-version.ts';

/** Newer tags of the module carry a `replace` directive and cannot be installed by `go install`. */
const cli_version = '1.5.1';

/** Older servers lack what the workflows use. */
const oldest = '1.29.1';

type Place = {
  readonly name: string;
  readonly look: () => Promise<string | null>;
};

/** Outside the repository, so that later runs and other checkouts find it. */
function cacheFolder(env: NodeJS.ProcessEnv): string {
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'kept', `temporal-${cli_version}`);
}

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function onThePath(env: NodeJS.ProcessEnv): Promise<string | null> {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const folder of folders) {
    const program = join(folder, 'temporal');
    if (await isProgram(program)) return program;
  }
  return null;
}

/** The SDK knows a download for this platform; starting its own test server is how to ask for it. */
async function download(cache: string): Promise<string | null> {
  const folder = join(cache, `download-${process.pid}`);
  await mkdir(folder, { recursive: true });
  try {
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    const executable = { type: 'cached-download', downloadDir: folder } as const;
    const server = await TestWorkflowEnvironment.createLocal({ server: { executable, ui: false } });
    await server.teardown();
    const [file] = (await readdir(folder)).filter((name) => name.startsWith('temporal'));
    if (file === undefined) return null;
    await rename(join(folder, file), join(cache, 'temporal'));
    return join(cache, 'temporal');
  } catch {
    // No way out to the internet, or no download for this platform: the next place is tried.
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function goInstall(cache: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  const folder = join(cache, `build-${process.pid}`);
  const built = await capture({
    command: 'go',
    args: ['install', `github.com/temporalio/cli/cmd/temporal@v${cli_version}`],
    env: { ...env, GOBIN: folder, GOFLAGS: '' },
  });
  if (built.code === 0) await rename(join(folder, 'temporal'), join(cache, 'temporal'));
  await rm(folder, { recursive: true, force: true });
  return built.code === 0 ? join(cache, 'temporal') : null;
}

/**
 * The path of a `temporal` program whose server is new enough, looked for in the order of
 * ADR 0004: on the path, in our cache, by the SDK's download, by `go install` (about two
 * minutes on two cores). Fails with what to do when all four do.
 */
export async function findServer(env: NodeJS.ProcessEnv, progress: Progress): Promise<string> {
  const cache = cacheFolder(env);
  const cached = join(cache, 'temporal');
  const places: readonly Place[] = [
    { name: 'Looking for Temporal', look: () => onThePath(env) },
    { name: 'Looking for Temporal', look: async () => ((await isProgram(cached)) ? cached : null) },
    { name: 'Downloading Temporal', look: () => download(cache) },
    { name: 'Building Temporal with Go, once, about two minutes', look: () => goInstall(cache, env) },
  ];
  const passed_over: string[] = [];
  for (const { name, look } of places) {
    const program = await progress(name, look);
    if (program === null) continue;
    const version = await serverVersion(program);
    if (version !== null && version.localeCompare(oldest, 'en', { numeric: true }) >= 0) return program;
    passed_over.push(`${program} is ${version ?? 'of no known version'}, older than ${oldest}`);
  }
  throw new Error(
    [
      'No Temporal server was found, and neither a download nor go install brought one.',
      ...passed_over,
      'Install the temporal command line (https://docs.temporal.io/cli), or set TEMPORAL_ADDRESS to a running server.',
    ].join('\n'),
  );
}

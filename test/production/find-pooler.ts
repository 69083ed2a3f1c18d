import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture } from '@kept/launcher/capture';
import type { Progress } from '@kept/launcher/progress';
import { toolsFolder } from './tools-folder.ts';

/** Older ones forget which client prepared which statement; see docs/operating.md. */
const OLDEST = '1.21.0';

/** The Debian release whose sources are built where this machine's own package is too old. */
const RELEASE = 'trixie';

const ON_DEBIAN = '/usr/sbin/pgbouncer';

/**
 * The path of a PgBouncer that carries prepared statements along: on the path, in our cache, the system's package where
 * it is new enough, or built from Debian's sources (a minute; root, to install what that takes). Fails with what to do.
 */
export async function findPooler(progress: Progress): Promise<string> {
  const cached = join(toolsFolder('pgbouncer'), 'pgbouncer');
  for (const program of ['pgbouncer', ON_DEBIAN, cached]) if (await isNewEnough(program)) return program;
  const passed_over: string[] = [];
  for (const [name, bring] of [
    ['Installing the package of PgBouncer', installPackage],
    ['Building PgBouncer, once, about a minute', () => build(cached)],
  ] as const) {
    try {
      const program = await progress(name, bring);
      if (await isNewEnough(program)) return program;
      passed_over.push(`${program} is older than ${OLDEST}`);
    } catch (problem) {
      passed_over.push(`${name}: ${problem instanceof Error ? problem.message : String(problem)}`);
    }
  }
  throw new Error(
    [`No PgBouncer of ${OLDEST} or newer was found, and none could be brought.`, ...passed_over]
      .concat('Put one on the path, or run this as root on Debian.')
      .join('\n'),
  );
}

async function isNewEnough(program: string): Promise<boolean> {
  const { code, output } = await capture({ command: program, args: ['--version'], env: process.env });
  const version = /PgBouncer (\d+\.\d+\.\d+)/.exec(output)?.[1];
  return code === 0 && version !== undefined && version.localeCompare(OLDEST, 'en', { numeric: true }) >= 0;
}

/** Runs a command to its end and answers what it printed; throws with that when it fails. */
async function run(command: string, ...args: readonly string[]): Promise<string> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await capture({ command, args, env });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${output.trim().slice(-600)}`);
  return output;
}

async function installPackage(): Promise<string> {
  await run('apt-get', 'update');
  const candidate = /Candidate: (\d+\.\d+\.\d+)/.exec(await run('apt-cache', 'policy', 'pgbouncer'))?.[1];
  if (candidate === undefined || candidate.localeCompare(OLDEST, 'en', { numeric: true }) < 0)
    throw new Error(`this system's package is ${candidate ?? 'not there'}, and ${OLDEST} is needed`);
  await run('apt-get', 'install', '--yes', '--no-install-recommends', 'pgbouncer');
  return ON_DEBIAN;
}

async function build(program: string): Promise<string> {
  await run(
    ...(['apt-get', 'install', '--yes', '--no-install-recommends'] as const),
    ...(['gcc', 'make', 'pkg-config', 'libc6-dev', 'libevent-dev', 'libssl-dev'] as const),
  );
  const folder = await mkdtemp(join(tmpdir(), 'kept-pgbouncer-'));
  try {
    await mkdir(join(folder, 'lists', 'partial'), { recursive: true });
    const sources = join(folder, 'sources.list');
    const signed = 'signed-by=/usr/share/keyrings/debian-archive-keyring.gpg';
    await writeFile(sources, `deb-src [${signed}] http://deb.debian.org/debian ${RELEASE} main\n`);
    // The system's own lists of packages stay as they are.
    const beside = [`Dir::Etc::sourcelist=${sources}`, 'Dir::Etc::sourceparts=-', `Dir::State::lists=${folder}/lists`]
      .concat(`Dir::Cache=${folder}`, 'APT::Sandbox::User=root')
      .flatMap((option) => ['-o', option]);
    await run('apt-get', ...beside, 'update');
    await run(
      'sh',
      '-c',
      'cd "$1" && shift && exec "$@"',
      'sh',
      folder,
      'apt-get',
      ...beside,
      'source',
      '--download-only',
      'pgbouncer',
    );
    const archive = (await readdir(folder)).find((name) => name.endsWith('.orig.tar.gz'));
    if (archive === undefined) throw new Error('Debian has no sources of pgbouncer');
    const made = join(folder, 'made');
    await mkdir(made);
    await run('tar', '--extract', '--file', join(folder, archive), '--directory', made, '--strip-components=1');
    await run('sh', '-c', 'cd "$1" && ./configure --without-cares --disable-evdns && make pgbouncer', 'sh', made);
    await mkdir(toolsFolder('pgbouncer'), { recursive: true });
    await rename(join(made, 'pgbouncer'), program).catch(() => run('mv', join(made, 'pgbouncer'), program));
    return program;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

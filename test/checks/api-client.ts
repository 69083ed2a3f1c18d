import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** Each client that is made of the API: where its configuration lies, and within that its files. */
const CLIENTS = [
  { home: join(root, 'ui'), files: join('src', 'lib', 'api', 'generated'), is_screens: true },
  // a folder on the command line would forget how its files name each other
  { home: join(root, 'clients', 'typescript'), files: join('src', 'generated'), is_screens: false },
] as const;
type ClientOfApi = (typeof CLIENTS)[number];

/** Writes a client of the API as it is built into `folder`. */
function generateInto(folder: string, { home, is_screens }: ClientOfApi): void {
  const scratch = mkdtempSync(join(tmpdir(), 'kept-openapi-'));
  const document = join(scratch, 'openapi.json');
  try {
    writeFileSync(document, description());
    const generator = join(root, 'node_modules', '.bin', 'openapi-ts');
    execFileSync(generator, ['--input', document, '--silent', ...(is_screens ? ['--output', folder] : [])], {
      cwd: home,
      env: { ...process.env, KEPT_CLIENT_FOLDER: folder },
    });
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The API as it describes itself. */
function description(): Buffer {
  return execFileSync(process.execPath, [join(root, 'apps', 'api', 'dist', 'commands', 'print-openapi.js')], {
    maxBuffer: 64 * 1024 * 1024,
  });
}

function filesOf(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [file.slice(folder.length + 1), readFileSync(file, 'utf8')];
    }),
  );
}

/** The files that are not as they would be generated now. */
function staleFiles(client: ClientOfApi): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'kept-client-'));
  try {
    generateInto(folder, client);
    const wanted = filesOf(folder);
    const found = filesOf(join(client.home, client.files));
    return [...new Set([...wanted.keys(), ...found.keys()])].filter((file) => wanted.get(file) !== found.get(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const client of CLIENTS) {
  const checked_in = join(client.home, client.files);
  if (process.argv[2] === 'write') {
    rmSync(checked_in, { recursive: true, force: true });
    generateInto(checked_in, client);
    continue;
  }
  const stale = staleFiles(client);
  if (stale.length > 0) {
    console.error(`The API has changed and its client in ${relative(root, checked_in)} has not: ${stale.join(', ')}.`);
    console.error('Run npm run generate and commit what it writes.');
    process.exitCode = 1;
  } else {
    console.log(`The client in ${relative(root, checked_in)} is that of the API.`);
  }
}

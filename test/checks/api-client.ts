import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const checked_in = join(root, 'ui', 'src', 'lib', 'api', 'generated');

/** Writes the client of the API as it is built into `folder`. */
function generateInto(folder: string): void {
  const scratch = mkdtempSync(join(tmpdir(), 'kept-openapi-'));
  const document = join(scratch, 'openapi.json');
  try {
    writeFileSync(
      document,
      execFileSync(process.execPath, [join(root, 'apps', 'api', 'dist', 'commands', 'print-openapi.js')], {
        maxBuffer: 64 * 1024 * 1024,
      }),
    );
    const generator = join(root, 'node_modules', '.bin', 'openapi-ts');
    execFileSync(generator, ['--input', document, '--output', folder, '--silent'], { cwd: join(root, 'ui') });
  } finally {
    rmSync(scratch, { recursive: true });
  }
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
function staleFiles(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'kept-client-'));
  try {
    generateInto(folder);
    const wanted = filesOf(folder);
    const found = filesOf(checked_in);
    return [...new Set([...wanted.keys(), ...found.keys()])].filter((file) => wanted.get(file) !== found.get(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[2] === 'write') {
  rmSync(checked_in, { recursive: true, force: true });
  generateInto(checked_in);
} else {
  const stale = staleFiles();
  if (stale.length > 0) {
    console.error(`The API has changed and its client in ui/src/lib/api/generated has not: ${stale.join(', ')}.`);
    console.error('Run npm run generate and commit what it writes.');
    process.exitCode = 1;
  } else {
    console.log('The client is that of the API.');
  }
}

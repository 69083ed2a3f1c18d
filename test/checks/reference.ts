import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { referencePages } from './reference/reference-pages.ts';

const checked_in = join(import.meta.dirname, '..', '..', 'docs', 'reference');

function pagesThere(): ReadonlyMap<string, string> {
  if (!existsSync(checked_in)) return new Map();
  const files = readdirSync(checked_in, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [file.slice(checked_in.length + 1), readFileSync(file, 'utf8')];
    }),
  );
}

const wanted = referencePages();
if (process.argv[2] === 'write') {
  rmSync(checked_in, { recursive: true, force: true });
  for (const [path, text] of wanted) {
    const file = join(checked_in, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
} else {
  const found = pagesThere();
  const stale = [...new Set([...wanted.keys(), ...found.keys()])].filter(
    (path) => wanted.get(path) !== found.get(path),
  );
  if (stale.length > 0) {
    console.error(`The rules have changed and the pages in docs/reference have not: ${stale.join(', ')}.`);
    console.error('Run npm run generate and commit what it writes.');
    process.exitCode = 1;
  } else {
    console.log('The reference is that of the rules.');
  }
}

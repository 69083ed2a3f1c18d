import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

/** What a browser needs of `rules` to read, check, edit, draw, compare, decide and try a schedule. */
export const RULES_ENTRIES = [
  'parse-definition',
  'step',
  'plan',
  'simulate',
  'validate',
  'route-reply',
  'explain-trace',
  'graph/to-graph',
  'commands/apply-command',
  'diff/diff',
  'diff/impact',
] as const;

const ENTRY = 'rules-entry';

/** The entries of `rules` in one ES module, minified as the screens are; the time zone polyfill is left outside. */
export async function bundleRules(entries: readonly string[]): Promise<string> {
  const bundle = await rolldown({
    input: ENTRY,
    external: ['temporal-polyfill'],
    resolve: { conditionNames: ['development', 'import', 'browser'] },
    plugins: [
      {
        name: ENTRY,
        resolveId: (source) => (source === ENTRY ? `${import.meta.dirname}/${ENTRY}.js` : null),
        load: (id) =>
          id.endsWith(`${ENTRY}.js`)
            ? entries.map((entry) => `export * from '@kept/rules/${entry}';`).join('\n')
            : null,
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true, comments: false });
  await bundle.close();
  return output[0].code;
}

/** kB as gzip sends them. */
export function weigh(code: string): number {
  return gzipSync(code, { level: 9 }).byteLength / 1000;
}

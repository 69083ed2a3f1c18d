import { bundleRules, RULES_ENTRIES, weigh } from '../harness/bundle-rules.ts';

// What a browser loads of `rules`, by itself and together, without the time zone polyfill: `npm run rules-weight`.

const kilobytes = async (entries: readonly string[]) => Number(weigh(await bundleRules(entries)).toFixed(1));

const rows: (readonly [string, { readonly 'kB gzip': number }])[] = [];
for (const entry of RULES_ENTRIES) rows.push([entry, { 'kB gzip': await kilobytes([entry]) }]);
rows.push(['all of them', { 'kB gzip': await kilobytes(RULES_ENTRIES) }]);
console.table(Object.fromEntries(rows));

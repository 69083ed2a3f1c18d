import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { actions } from './actions.ts';
import { answer } from './answer.ts';
import { broadcast } from './broadcast.ts';
import { cap } from './cap.ts';
import { clientPage } from './client-page.ts';
import { decide } from './decide.ts';
import { digit } from './digit.ts';
import { editor } from './editor.ts';
import { editorOpen } from './editor-open.ts';
import { failover } from './failover.ts';
import type { Figure } from './figure.ts';
import { growthOfDecide } from './growth-of-decide.ts';
import { keystroke } from './keystroke.ts';
import { pages } from './pages.ts';
import { parse } from './parse.ts';
import { read } from './read.ts';
import { rollout } from './rollout.ts';
import { rush } from './rush.ts';
import { scenarios } from './scenarios.ts';
import { search } from './search.ts';
import { sendApi } from './send-api.ts';
import { sequence } from './sequence.ts';
import { simulate } from './simulate.ts';
import { soak } from './soak.ts';
import { waiting } from './waiting.ts';
import { webhook } from './webhook.ts';

const FIGURES: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  decide,
  parse,
  simulate,
  growth: growthOfDecide,
  rollout,
  actions,
  sequence,
  answer,
  digit,
  rush,
  cap,
  webhook,
  waiting,
  soak,
  failover,
  read,
  'send-api': sendApi,
  broadcast,
  search,
  pages,
  page: clientPage,
  editor,
  'editor-open': editorOpen,
  scenarios,
  keystroke,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((id) => !(id in FIGURES));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no benchmark ${unknown.join(', ')}: choose from ${Object.keys(FIGURES).join(', ')}.\n`,
  );
  process.exit(1);
}

const short = (n: number) => (n >= 100 ? n.toFixed(0) : n.toPrecision(3));
const inWords = ({ id, value, unit, baseline, ratio, goal, holds }: Figure): string =>
  `${id}: ${short(value)} ${unit}, baseline ${short(baseline)}, ratio ${short(ratio)}, goal ${goal}: ${holds ? 'holds' : 'does not hold'}`;
const results: Figure[] = [];
const broken: string[] = [];
for (const [id, measure] of Object.entries(FIGURES)) {
  if (asked.length > 0 && !asked.includes(id)) continue;
  process.stderr.write(`measuring ${id} …\n`);
  try {
    const figures = await measure();
    results.push(...figures);
    // at once: a run that is ended early has told what it had
    for (const each of figures) process.stderr.write(`${inWords(each)}\n`);
  } catch (error) {
    // The others may still be measured.
    broken.push(id);
    process.stderr.write(`${id} could not be measured: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
}
await writeFile(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
console.table(
  results.map(({ id, unit, value, baseline, ratio, spread, goal, holds }) => ({
    id,
    value: `${short(value)} ${unit}`,
    baseline: short(baseline),
    ratio: short(ratio),
    spread: short(spread),
    goal,
    holds,
  })),
);
process.exit(broken.length === 0 ? 0 : 1);

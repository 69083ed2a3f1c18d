// `npm test`: installs and builds what is missing or stale, finds or installs a Temporal server, runs the
// tiers one after another and ends with a count over all of them. Plain JavaScript, for any Node from 20 on.
// `npm test -- unit database` runs some of the tiers, each whole.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { build } from '../apps/launcher/first-stage/build.mjs';
import { install } from '../apps/launcher/first-stage/install.mjs';
import { pinned_node, root } from '../apps/launcher/first-stage/repository.mjs';

const all_tiers = ['unit', 'database', 'workflow', 'faults', 'e2e', 'browser'];
/** Only when named: it builds a PgBouncer and a Temporal server, which not every machine can. */
const tiers_apart = ['production'];

/**
 * What a run of everything takes of a tier that is long: of the faults, one file for each kind. The whole tier is
 * `npm run test:faults` (test/faults/README.md).
 */
const SHORT_FORMS = {
  faults: [
    'answers-at-once',
    'api-killed',
    'calls',
    'carrier-unplugged',
    'change-of-plan',
    'many-processes',
    'missed',
    'outage',
    'personal-data',
    'times',
    'webhooks',
    'worker-killed-deciding',
  ].map((name) => `test/faults/${name}.spec.ts`),
};
const env = { ...process.env, PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter) };

function node(args) {
  return spawnSync(pinned_node, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

/** How much of a failure's message the end repeats; the whole stands in the tier's own report. */
const LINES_REPEATED = 12;

/**
 * Failures in more files than these are no accident, and none of them is looked at again. A tier without servers
 * depends on nothing but its code, so nothing of it is.
 */
const MOST_SECOND_LOOKS = 3;
const TIERS_WITHOUT_SERVERS = ['unit'];

/** What vitest's report says: how many passed, and each failure in words. A file that could not even be loaded is one. */
function readReport(file) {
  if (!existsSync(file)) return { passed: 0, failures: [{ test: 'vitest wrote no report', file: null, message: '' }] };
  const { numPassedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const where = relative(root, name);
    if (status === 'failed' && assertionResults.length === 0) return [{ test: where, file: where, message }];
    return assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => ({
        test: `${where} > ${test.fullName}`,
        file: where,
        message: test.failureMessages.join('\n'),
      }));
  });
  return { passed: numPassedTests, failures };
}

function shorten(message) {
  return message
    .split('\n')
    .slice(0, LINES_REPEATED)
    .map((line) => `    ${line}`)
    .join('\n');
}

function runVitest(tier, { folder, files }) {
  const file = join(folder, `${tier}.json`);
  rmSync(file, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const green = node([vitest, 'run', '--project', tier, '--passWithNoTests', ...reporters, ...files]);
  const { passed, failures } = readReport(file);
  // An error outside every test fails vitest without failing a test.
  return green || failures.length > 0
    ? { passed, failures }
    : {
        passed,
        failures: [{ test: `${tier}: an error outside every test; vitest tells it above`, file: null, message: '' }],
      };
}

/**
 * Runs a tier. The files of its failures, where they are few, are run once more by themselves: what passes then is
 * counted as passed and told as unsteady, which is a defect to mend but not one of the product (docs/decisions/0040).
 */
function runTier(tier, { folder, only }) {
  const { passed, failures } = runVitest(tier, { folder, files: only });
  const files = [...new Set(failures.map(({ file }) => file))];
  const is_worth_a_look =
    files.length > 0 &&
    files.length <= MOST_SECOND_LOOKS &&
    !TIERS_WITHOUT_SERVERS.includes(tier) &&
    !files.includes(null);
  if (!is_worth_a_look) return { passed, failures, unsteady: [] };
  console.log(`${tier}: ${failures.length} failed; looking at them once more`);
  const again = runVitest(tier, { folder, files });
  const still = new Set(again.failures.map(({ test }) => test));
  const unsteady = failures.filter(({ test }) => !still.has(test));
  return { passed: passed + unsteady.length, failures: again.failures, unsteady };
}

const inWords = ({ test, message }) => (message === '' ? test : `${test}\n${shorten(message)}`);

const chosen = process.argv.slice(2);
const known = [...all_tiers, ...tiers_apart];
const unknown = chosen.filter((tier) => !known.includes(tier));
if (unknown.length > 0) {
  console.error(`There is no tier ${unknown.join(', ')}; the tiers are ${known.join(', ')}.`);
  process.exit(1);
}
const tiers = chosen.length === 0 ? all_tiers : chosen;
const short_forms = chosen.length === 0 ? SHORT_FORMS : {};
const total = { passed: 0, failures: [], unsteady: [] };
const folder = mkdtempSync(join(tmpdir(), 'kept-report-'));
try {
  const gone = Object.values(short_forms)
    .flat()
    .filter((file) => !existsSync(join(root, file)));
  if (gone.length > 0) throw new Error(`${gone.join(', ')}: of the short form in test/run.mjs, and not there`);
  await install();
  await build();
  const without_temporal = ['unit', 'database', 'production'];
  const needs_temporal = tiers.some((tier) => !without_temporal.includes(tier));
  const harness = join(root, 'test', 'harness');
  const found = !needs_temporal || node(['--conditions=development', join(harness, 'find-temporal.ts')]);
  if (!found) throw new Error('without a Temporal server the tests cannot run');
  if (tiers.includes('browser') && !node(['--conditions=development', join(harness, 'find-chromium.ts')])) {
    throw new Error('without a Chromium the browser tier cannot run');
  }
  const install_production = ['--conditions=development', join(root, 'test', 'production', 'install.ts')];
  if (tiers.includes('production') && !node(install_production)) {
    throw new Error('without a pooler and a Temporal server on PostgreSQL the production tier cannot run');
  }
  for (const tier of tiers) {
    const only = short_forms[tier] ?? [];
    if (only.length > 0) console.log(`${tier}: the short form; npm test -- ${tier} runs all of it`);
    const { passed, failures, unsteady } = runTier(tier, { folder, only });
    console.log(`${tier}: ${passed} passed (${unsteady.length} at the second look), ${failures.length} failed`);
    total.passed += passed;
    total.failures.push(...failures);
    total.unsteady.push(...unsteady);
  }
} catch (problem) {
  total.failures.push({ test: problem.message, file: null, message: '' });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const one of total.unsteady)
  console.error(`unsteady, failed at first and passed at a second look: ${inWords(one)}`);
for (const failure of total.failures) console.error(`failed: ${inWords(failure)}`);
console.log(`${total.passed} passed, ${total.failures.length} failed`);
process.exitCode = total.failures.length > 0 || total.passed === 0 ? 1 : 0;

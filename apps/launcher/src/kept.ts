import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { launcherSettingsOrExit } from '@kept/settings/launcher-settings';
import { inherited } from './app-environment.ts';
import { readRuntime } from './data-folder/runtime.ts';
import { repository } from './repository.ts';

interface Command {
  readonly script: string;
  /** How it is called. */
  readonly usage: string;
  readonly what: string;
}

/** The operator's commands, and the built scripts of the product that carry them out. */
const commands: ReadonlyMap<string, Command> = new Map([
  [
    'rebuild',
    {
      script: 'apps/worker/dist/rebuild.js',
      usage: 'rebuild',
      what: 'start the workflow of every unfinished sequence, after Temporal lost them',
    },
  ],
  [
    'recover',
    {
      script: 'apps/worker/dist/recover.js',
      usage: 'recover --since <time>',
      what: 'after the database was restored to that time, take in what the carrier did since, then go on sending',
    },
  ],
  [
    'rotate-keys',
    {
      script: 'apps/worker/dist/rotate-keys.js',
      usage: 'rotate-keys',
      what: 'seal anew, with KEPT_SECRET_KEY, what KEPT_PREVIOUS_SECRET_KEY has sealed',
    },
  ],
  [
    'create-account',
    {
      script: 'apps/api/dist/commands/create-account.js',
      usage: 'create-account --name …',
      what: 'make an account (with --zone and --admin) and print the link by which its administrator begins',
    },
  ],
  [
    'credits',
    {
      script: 'apps/api/dist/commands/credits.js',
      usage: 'credits grant|limit',
      what: 'say what an account may spend on messages; without more it says how',
    },
  ],
  [
    'reset-link',
    {
      script: 'apps/api/dist/commands/make-reset-link.js',
      usage: 'reset-link <email>',
      what: 'print a link by which the person with that email address sets a new password',
    },
  ],
]);

function overview(): string {
  const lines = [...commands.values()].map(({ usage, what }) => `  npm run kept -- ${usage.padEnd(23)} ${what}`);
  return ['Commands for the operator of a running installation:', ...lines, ''].join('\n');
}

const [name = '', ...args] = process.argv.slice(2);
const command = commands.get(name);
if (command === undefined) {
  const asked_for_help = name === '' || name === 'help' || name === '--help';
  if (!asked_for_help) console.error(`There is no command ${name}.`);
  console.log(overview());
  process.exit(asked_for_help ? 0 : 1);
}

const data_folder = resolve(repository, launcherSettingsOrExit(process.env).data_folder);
const runtime = await readRuntime(data_folder);
if (runtime === null) {
  console.error(`Nothing was ever started on ${data_folder}: set KEPT_DATA to the folder of the running installation`);
  process.exit(1);
}
const child = spawn(process.execPath, ['--enable-source-maps', join(repository, command.script), ...args], {
  env: { ...inherited(process.env), ...runtime.environment },
  stdio: 'inherit',
});
child.on('close', (code) => process.exit(code ?? 1));

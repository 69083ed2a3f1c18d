import { join } from 'node:path';
import { repository } from '../repository.ts';
import type { Service } from './service.ts';
import { warningOf } from './warning-of.ts';

/** The built main file of an app, run by the Node that runs the launcher. */
export function appService(options: {
  readonly name: 'api' | 'worker' | 'carrier';
  readonly env: NodeJS.ProcessEnv;
  readonly ready: () => Promise<boolean>;
}): Service {
  const { name, env, ready } = options;
  return {
    name,
    command: process.execPath,
    args: ['--enable-source-maps', join(repository, 'apps', name, 'dist', 'main.js')],
    env,
    run_as: null,
    stop_signal: 'SIGTERM',
    ready,
    warning: warningOf,
  };
}

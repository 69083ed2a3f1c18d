import { join } from 'node:path';
import { serverArguments } from '../temporal/server-command.ts';
import { listens } from './answers.ts';
import type { Service } from './service.ts';

/** The Temporal development server on `<data_folder>/temporal`, with its UI. */
export function temporalService(options: {
  readonly program: string;
  readonly data_folder: string;
  readonly port: number;
  readonly ui_port: number;
  readonly namespace: string;
}): Service {
  const { program, data_folder, port, ui_port, namespace } = options;
  return {
    name: 'temporal',
    command: program,
    args: serverArguments({
      port,
      ui_port,
      db_file: join(data_folder, 'temporal', 'temporal.db'),
      namespaces: [namespace],
      dynamic_config: [],
    }),
    env: process.env,
    run_as: null,
    stop_signal: 'SIGTERM',
    ready: () => listens(port),
    // It warns about its own start and stop; what matters to the product the product reports.
    warning: () => null,
  };
}

import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';

/** A worker with the bare baseline's workflows, in this process. */
export interface BareWorker {
  readonly client: Client;
  /** Called by every baseline activity. */
  readonly onEffect: (listener: () => void) => void;
  readonly stop: () => Promise<void>;
}

export const BARE_QUEUE = 'bare';

/** As many workflows as ours keeps in memory. */
const CACHED = 1_000;

let installed = false;

export async function startBareWorker(address: string): Promise<BareWorker> {
  if (!installed) Runtime.install({ logger: new DefaultLogger('ERROR') });
  installed = true;
  const native = await NativeConnection.connect({ address });
  const connection = await Connection.connect({ address });
  let listener = (): void => undefined;
  const worker = await Worker.create({
    connection: native,
    taskQueue: BARE_QUEUE,
    workflowsPath: new URL('./baseline.workflows.ts', import.meta.url).pathname,
    maxCachedWorkflows: CACHED,
    activities: { effect: async () => listener() },
  });
  const running = worker.run();
  return {
    client: new Client({ connection }),
    onEffect: (next) => {
      listener = next;
    },
    stop: async () => {
      worker.shutdown();
      await running;
      await connection.close();
      await native.close();
    },
  };
}

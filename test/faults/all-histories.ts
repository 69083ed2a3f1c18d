import type { Client } from '@temporalio/client';

/** Every text in every event of every workflow of the namespace, and in what describes each; payloads are opened. */
export async function allHistories(temporal: Client): Promise<string> {
  const found: string[] = [];
  for await (const { workflowId, runId } of temporal.workflow.list()) {
    const handle = temporal.workflow.getHandle(workflowId, runId);
    const [history, { raw }] = await Promise.all([handle.fetchHistory(), handle.describe()]);
    found.push(workflowId, ...textsIn(history), ...textsIn(raw));
  }
  return found.join('\n');
}

/** protobufjs would turn bytes to base64 when asked for JSON, so its messages are walked instead. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('utf8')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
}

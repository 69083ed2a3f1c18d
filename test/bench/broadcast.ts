import { Client, Connection } from '@temporalio/client';
import { broadcastWorkflowId } from '@kept/workflows/broadcast/contract';
import { z } from 'zod';
import { eventually } from '../harness/eventually.ts';
import { giveApiKey } from '../harness/give-api-key.ts';
import { figureOf, type Figure } from './figure.ts';
import { oneReminder } from './one-reminder.ts';
import { residentMb, residentMbNow } from './resident.ts';
import { sized } from './sized.ts';
import { openWatchedStage, type Stage } from './stage.ts';
import { mostInASecond, takenASecond } from './watched-provider.ts';

const RECIPIENTS = sized(10_000);
const PER_SECOND = 50;
/** Nothing but bulk is sent: four fifths of the rate are its own. */
const BULK_PER_SECOND = PER_SECOND * 0.8;
/** Numbers of the 833, which is nobody's zone: the hour at which this runs puts nobody off. */
const FIRST_PHONE = 6_000_000;
const PATIENCE_MS = 60_000 + (RECIPIENTS / BULK_PER_SECOND) * 3_000;

const made_schema = z.object({ id: z.uuid() });

/** A broadcast to ten thousand by a provider that takes fifty a second: its rate, what it costs the worker, its history. */
export async function broadcast(): Promise<readonly Figure[]> {
  const stage = await openWatchedStage(oneReminder, { per_second: PER_SECOND });
  const { provider } = stage;
  try {
    const { clinic } = stage;
    await clinic.sql(`update sender set rate_per_second = $1 where type = 'phone'`, [PER_SECOND]);
    const worker = await stage.startWorker();
    const before_mb = await residentMb(worker.pid);
    const id = await send(stage);
    let most_mb = 0;
    await eventually(
      async () => {
        most_mb = Math.max(most_mb, await residentMbNow(worker.pid));
        const [row] = await clinic.sql<{ status: string; open: number }>(
          `select status, (select count(*)::int from message where broadcast_id = b.id and status in ('due', 'sending')) as open
           from broadcast b where id = $1`,
          [id],
        );
        if (row?.status !== 'sent' || row.open > 0) throw new Error(`${row?.open} are left, it is ${row?.status}`);
      },
      { timeout_ms: PATIENCE_MS, every_ms: 1_000 },
    );
    const arrivals = provider.arrivals();
    const reached = new Set(arrivals.filter(({ taken }) => taken).map(({ to }) => to)).size;
    const runs = await historiesOf(stage, id);
    const once = (value: number, baseline: number) => [{ value, baseline }];
    return [
      figureOf({
        ...{ id: 'broadcast', unit: `texts/s of ${RECIPIENTS}`, goal: '≥ 0.95 of 0.8 N' },
        rounds: once(takenASecond(arrivals), BULK_PER_SECOND),
        holds: ({ ratio }) => ratio >= 0.95,
      }),
      figureOf({
        ...{ id: 'broadcast.most', unit: 'requests in any second', goal: '≤ N' },
        rounds: once(mostInASecond(arrivals), PER_SECOND),
        holds: ({ value, baseline }) => value <= baseline,
      }),
      figureOf({
        ...{ id: 'broadcast.reached', unit: 'numbers', goal: 'each' },
        rounds: once(reached, RECIPIENTS),
        holds: ({ value, baseline }) => value === baseline,
      }),
      figureOf({
        ...{ id: 'broadcast.memory', unit: 'MB at most', goal: 'shown' },
        rounds: once(most_mb, before_mb),
        holds: () => true,
      }),
      figureOf({
        ...{ id: 'broadcast.history', unit: `events in the longest of ${runs.length} runs`, goal: 'shown' },
        rounds: once(Math.max(...runs.map(({ events }) => events)), Math.ceil(RECIPIENTS / 100)),
        holds: () => true,
      }),
      figureOf({
        ...{ id: 'broadcast.page', unit: 'kB of history a page of 100', goal: 'shown' },
        rounds: once(runs.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000 / Math.ceil(RECIPIENTS / 100), 1),
        holds: () => true,
      }),
    ];
  } finally {
    await stage.close();
  }
}

/** Has the API take it; answers its id. */
async function send({ clinic, url }: Stage): Promise<string> {
  const key = await giveApiKey(clinic, ['messages:send']);
  const addresses = Array.from({ length: RECIPIENTS }, (_, index) => `+1833${FIRST_PHONE + index}`);
  const answer = await fetch(`${url}/v1/broadcasts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'sms', content: { body: 'We are closed today.' }, recipients: { addresses } }),
  });
  const body: unknown = await answer.json();
  if (answer.status !== 201) throw new Error(`the broadcast was refused: ${JSON.stringify(body)}`);
  return made_schema.parse(body).id;
}

/** How long the histories of its workflow got, a run each. */
async function historiesOf(
  { temporal, clinic: { account_id } }: Stage,
  broadcast_id: string,
): Promise<readonly { readonly events: number; readonly bytes: number }[]> {
  const connection = await Connection.connect({ address: temporal.address });
  const client = new Client({ connection });
  const runs = [];
  const query = `WorkflowId = "${broadcastWorkflowId({ account_id, broadcast_id })}"`;
  for await (const { workflowId, runId } of client.workflow.list({ query })) {
    const { historyLength, historySize } = await client.workflow.getHandle(workflowId, runId).describe();
    runs.push({ events: historyLength, bytes: historySize ?? Number.NaN });
  }
  await connection.close();
  return runs;
}

import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { uuidv7 } from 'uuidv7';
import { progressLines } from '@kept/launcher/progress';
import { findServer } from '@kept/launcher/temporal/find-server';
import { commandBroadcast } from '@kept/sequences/broadcasts/command-broadcast';
import { moveClock } from '@kept/sequences/sandbox/move-clock';
import { broadcastWorkflowId } from '@kept/workflows/broadcast/contract';
import { rolloutWorkflowId } from '@kept/workflows/schedule-rollout/contract';
import { singleMessageWorkflowId } from '@kept/workflows/single-message/contract';
import { sequenceWorkflowId } from '@kept/workflows/appointment-sequence/contract';
import { receive } from '../bench/receive.ts';
import { openStage, type Stage } from '../bench/stage.ts';
import { reminder } from '../fixtures/reminder.ts';
import type { Booked } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';

/**
 * Records histories of every workflow as this version writes them, into files of a new number. Run it before a
 * change to a workflow and keep the older files: a new version must replay them all (`npm run record-histories`).
 */
const stage = await openStage(reminder);
await stage.startWorker();
const connection = await Connection.connect({ address: stage.temporal.address });
const client = new Client({ connection });
const number = String(
  (await readdir(import.meta.dirname)).filter((file) => file.endsWith('-story.json')).length + 1,
).padStart(3, '0');

const story = await startedAt(stage, '+12025550151');
await client.workflow.getHandle(idOf(story)).signal('look');
await receive(stage, 'sure, but I may be late', '+12025550151');
await settled(story, 'automatic_reply');
await receive(stage, '1', '+12025550151');
await settled(story, 'system_text');
await save('story', idOf(story));

const silent = await startedAt(stage, '+12025550152');
await moveTo(silent, 23);
await settled(silent, 'auto_message', 2);
await save('silence', idOf(silent));

const cancelled = await startedAt(stage, '+12025550153');
await client.workflow.getHandle(idOf(cancelled)).cancel();
await eventually(async () => {
  const [row] = await stage.clinic.sql<{ held: boolean }>(
    `select held_at is not null as held from sequence where id = $1`,
    [cancelled.sequence_id],
  );
  if (row?.held !== true) throw new Error('not held');
});
await client.workflow
  .getHandle(idOf(cancelled))
  .result()
  .catch(() => undefined);
await save('cancelled', idOf(cancelled));

await receive(stage, 'STOP', '+12025550154');
const [confirmation] = await stage.clinic.sql<{ id: string }>(`select id from message where system_text = 'opted_out'`);
const message = singleMessageWorkflowId({ account_id: stage.clinic.account_id, message_id: confirmation?.id ?? '' });
await client.workflow.getHandle(message).result();
await save('single-message', message);

const rollout = await rollOutAgain(stage);
await client.workflow.getHandle(rollout).result();
await save('rollout', rollout);

const sent = await sendTogether(stage);
await client.workflow.getHandle(sent).result();
await save('broadcast', sent);

await connection.close();
await stage.close();
process.exit(0);

async function startedAt({ clinic, nudger, refOf }: Stage, phone: string): Promise<Booked> {
  const booked = await clinic.book({ phone });
  await nudger.start([refOf(booked)]);
  await eventually(async () => {
    const rows = await clinic.sql(`select 1 from sequence_step where sequence_id = $1`, [booked.sequence_id]);
    if (rows.length === 0) throw new Error('not begun');
  });
  await moveTo(booked, 26);
  await settled(booked, 'auto_message');
  return booked;
}

/** Brings the published revision to whoever runs once more; answers the workflow that does. */
async function rollOutAgain({ clinic, nudger }: Stage): Promise<string> {
  const { account_id, schedule_id, revision_id } = clinic;
  const rollout_id = uuidv7();
  await clinic.sql(
    `insert into schedule_rollout (id, account_id, schedule_id, revision_id, total) values ($1, $2, $3, $4, 1)`,
    [rollout_id, account_id, schedule_id, revision_id],
  );
  await nudger.rollOut([{ account_id, rollout_id, schedule_id }]);
  return rolloutWorkflowId({ account_id, rollout_id });
}

/** A broadcast to two, which waits for its time, is paused, goes on and is sent; answers its workflow. */
async function sendTogether({ clinic, nudger }: Stage): Promise<string> {
  const { account_id } = clinic;
  const broadcast_id = uuidv7();
  await clinic.sql(
    `insert into broadcast (id, account_id, channel, status, content, source, send_at, time_zone, recipient_count)
     select $1, id, 'sms', 'scheduled', '{"body": "We are closed today."}', 'api',
       clock_timestamp() + (clock_offset_ms + 4000) * interval '1 millisecond', 'UTC', 2 from account where id = $2`,
    [broadcast_id, account_id],
  );
  await clinic.sql(
    `insert into broadcast_recipient (account_id, broadcast_id, position, address, status)
     values ($1, $2, 0, '+18335550161', 'waiting'), ($1, $2, 1, '+18335550162', 'waiting')`,
    [account_id, broadcast_id],
  );
  const told = [{ account_id, broadcast_id }];
  await nudger.broadcast(told);
  for (const command of ['pause', 'resume'] as const) {
    await commandBroadcast({ pool: stage.pool, account_id, broadcast_id, command });
    await nudger.broadcast(told);
  }
  return broadcastWorkflowId({ account_id, broadcast_id });
}

async function moveTo({ appointment_id }: Booked, hours_before_start: number): Promise<void> {
  const { clinic, pool, nudger } = stage;
  const [row] = await clinic.sql<{ at: Date }>(
    `select start_at - $2 * interval '1 hour' as at from appointment where id = $1`,
    [appointment_id, hours_before_start],
  );
  if (row === undefined) throw new Error('no appointment');
  await moveClock({
    pool,
    account_id: clinic.account_id,
    to: row.at.toISOString(),
    nudge: (refs) => nudger.nudge(refs),
    nudgeBroadcasts: (broadcasts) => nudger.broadcast(broadcasts),
    wake: (messages) => nudger.wake(messages),
  });
}

async function settled({ sequence_id }: Booked, kind: string, count = 1): Promise<void> {
  await eventually(async () => {
    const rows = await stage.clinic.sql(
      `select 1 from message where sequence_id = $1 and kind = $2 and status in ('accepted', 'delivered')`,
      [sequence_id, kind],
    );
    if (rows.length < count) throw new Error(`no ${kind} yet`);
  });
}

function idOf(booked: Booked): string {
  return sequenceWorkflowId({ account_id: stage.clinic.account_id, ...booked });
}

/** By Temporal's own program: the SDK's conversion breaks where two copies of protobufjs are installed. */
async function save(name: string, workflowId: string): Promise<void> {
  const program = await findServer(process.env, progressLines(console.error));
  const show = [
    'workflow',
    'show',
    '--address',
    stage.temporal.address,
    '--workflow-id',
    workflowId,
    '--output',
    'json',
  ];
  const { stdout } = await promisify(execFile)(program, show, { maxBuffer: 64 * 1024 * 1024 });
  await writeFile(join(import.meta.dirname, `${number}-${name}.json`), stdout);
  process.stderr.write(`${number}-${name}.json: ${stdout.split('"eventType"').length - 1} events\n`);
}

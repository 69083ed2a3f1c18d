import { randomUUID } from 'node:crypto';
import { sequenceWorkflowId } from '@kept/workflows/appointment-sequence/contract';
import { definitionOf } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import { BARE_QUEUE, startBareWorker } from './bare-worker.ts';
import { figureOf, type Figure } from './figure.ts';
import { receive } from './receive.ts';
import { openStage } from './stage.ts';

/** Three reminders a minute apart on real timers, and an answer for who is late. */
const definition = definitionOf({
  name: 'Standard visit',
  messages: [62, 61, 60].map((minutes, index) => ({
    id: `msg_${index}`,
    name: `Reminder ${index}`,
    purpose: 'reminder',
    type: 'sms',
    timing: { anchor: 'start', offset: { minutes: -minutes }, window: 'any' },
    content: { body: 'See you {{ event.start_time | time }}.' },
    auto_replies: [
      {
        id: `ar_${index}`,
        trigger: { type: 'reply_includes', any_of: ['late'] },
        actions: [{ type: 'reply', body: 'No problem.' }],
      },
    ],
  })),
});

/** Billable actions by Temporal's own list: starts, signals, timers, activities, one per task with local activities, upserts. */
const ACTIONS = new Set([
  'EVENT_TYPE_WORKFLOW_EXECUTION_STARTED',
  'EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED',
  'EVENT_TYPE_TIMER_STARTED',
  'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED',
  'EVENT_TYPE_MARKER_RECORDED',
  'EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES',
]);

export async function actions(): Promise<readonly Figure[]> {
  const stage = await openStage(definition);
  const bare = await startBareWorker(stage.temporal.address);
  try {
    await stage.startWorker();
    const booked = await stage.clinic.book(await startingInAboutAnHour(stage.clinic.sql));
    await stage.nudger.start([stage.refOf(booked)]);
    const reach = (count: number) =>
      eventually(
        async () => {
          if ((await stage.carrier.texts('+12025550123')).length < count) throw new Error('not yet');
        },
        { timeout_ms: 240_000 },
      );
    await reach(3);
    await receive(stage, 'I am late');
    await reach(4);

    const handle = bare.client.workflow.getHandle(
      sequenceWorkflowId({ account_id: stage.clinic.account_id, ...booked }),
    );
    const ours = await countsOf(handle);
    const workflowId = randomUUID();
    const per_effect = await bare.client.workflow.start('activityPerEffect', { workflowId, taskQueue: BARE_QUEUE });
    await per_effect.signal('go');
    await per_effect.result();
    const theirs = await countsOf(per_effect);
    return [
      figureOf({
        id: 'actions.events',
        unit: 'history events',
        goal: '≤ 55',
        rounds: [{ value: ours.events, baseline: theirs.events }],
        holds: ({ value }) => value <= 55,
      }),
      figureOf({
        id: 'actions.actions',
        unit: 'actions',
        goal: '≤ 15',
        rounds: [{ value: ours.actions, baseline: theirs.actions }],
        holds: ({ value }) => value <= 15,
      }),
    ];
  } finally {
    await bare.stop();
    await stage.close();
  }
}

interface HistoryHandle {
  fetchHistory(): Promise<{ events?: readonly { eventType?: unknown }[] | null }>;
}

async function countsOf(handle: HistoryHandle): Promise<{ readonly events: number; readonly actions: number }> {
  const { events } = await handle.fetchHistory();
  const names = (events ?? []).map(({ eventType }) => eventTypeName(eventType));
  if (process.env['BENCH_EVENTS'] !== undefined) process.stderr.write(`${names.join('\n')}\n`);
  return { events: names.length, actions: names.filter((name) => ACTIONS.has(name)).length };
}

function eventTypeName(type: unknown): string {
  return EVENT_TYPES[Number(type)] ?? String(type);
}

/** Numbers of temporal.api.enums.v1.EventType that occur here. */
const EVENT_TYPES: Readonly<Record<number, string>> = {
  1: 'EVENT_TYPE_WORKFLOW_EXECUTION_STARTED',
  5: 'EVENT_TYPE_WORKFLOW_TASK_SCHEDULED',
  6: 'EVENT_TYPE_WORKFLOW_TASK_STARTED',
  7: 'EVENT_TYPE_WORKFLOW_TASK_COMPLETED',
  10: 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED',
  11: 'EVENT_TYPE_ACTIVITY_TASK_STARTED',
  12: 'EVENT_TYPE_ACTIVITY_TASK_COMPLETED',
  17: 'EVENT_TYPE_TIMER_STARTED',
  18: 'EVENT_TYPE_TIMER_FIRED',
  19: 'EVENT_TYPE_TIMER_CANCELED',
  25: 'EVENT_TYPE_MARKER_RECORDED',
  26: 'EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED',
  40: 'EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES',
};

/** Wall times in New York such that the first of the three reminders is due at the next full minute but one. */
async function startingInAboutAnHour(
  sql: <Row extends { start: string; end: string }>(text: string) => Promise<Row[]>,
) {
  const [row] = await sql(
    `select to_char(t, 'YYYY-MM-DD"T"HH24:MI') as start, to_char(t + interval '30 minutes', 'YYYY-MM-DD"T"HH24:MI') as end
     from (select date_trunc('minute', now() at time zone 'America/New_York') + interval '63 minutes' as t) soon`,
  );
  if (row === undefined) throw new Error('no time');
  return { start: row.start, end: row.end };
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { MessageSchedule } from '@kept/persistence/entities/message-schedule';
import { accountClock } from '../database/account-clock.ts';
import { notFound } from '../problems/not-found.ts';
import type { CountsAnswer } from './schedule-counts.schema.ts';

interface MessageRow {
  readonly auto_message_id: string;
  readonly entered: number;
  readonly waiting: number;
  readonly answer: number;
  readonly transition: number;
  readonly timer: number;
  readonly failed: number;
  readonly expired: number;
}

const of = (outcome: string) => `count(*) filter (where outcome = '${outcome}')::int as ${outcome}`;

/** Every handing-over is one row with one outcome, so what is counted adds up by itself. */
const MESSAGES = `
  select auto_message_id, count(*)::int as entered,
    ${['waiting', 'answer', 'transition', 'timer', 'failed', 'expired'].map(of).join(', ')}
  from message_visit where schedule_id = ? and entered_at >= ? group by auto_message_id order by auto_message_id`;

const EDGES = `
  select auto_message_id, auto_reply_id, built_in_id, count(*)::int as count
  from edge_passage where schedule_id = ? and at >= ?
  group by auto_message_id, auto_reply_id, built_in_id order by auto_message_id, auto_reply_id, built_in_id`;

const DAY_MS = 86_400_000;

/** What has become of the messages of a schedule that were handed over in the last days. */
export async function readCounts(
  em: EntityManager,
  { schedule_id, days }: { readonly schedule_id: string; readonly days: number },
): Promise<CountsAnswer> {
  if ((await em.count(MessageSchedule, { id: schedule_id })) === 0) throw notFound('message schedule');
  const { now } = await accountClock(em);
  const since = new Date(now.getTime() - days * DAY_MS).toISOString();
  const messages = await em.execute<MessageRow[]>(MESSAGES, [schedule_id, since]);
  const edges = await em.execute<CountsAnswer['edges']>(EDGES, [schedule_id, since]);
  return {
    since,
    messages: messages.map(({ answer, transition, timer, ...counts }) => ({
      ...counts,
      left: { answer, transition, timer },
    })),
    edges,
  };
}

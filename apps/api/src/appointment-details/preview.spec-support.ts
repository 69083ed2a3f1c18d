import { expect } from 'vitest';
import type { z } from 'zod';
import { definitionOf } from '../../../../test/harness/clinic.ts';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import type { Event } from '../events/event.schema.ts';
import { previewSchema } from './preview.schema.ts';

type Preview = z.output<typeof previewSchema>;

/** A desk whose schedule has every kind of timing that a change can touch. */
export interface PreviewDesk {
  readonly desk: Desk;
  readonly preview: (json: object) => Promise<Preview>;
  /** What the journal says will be, after `sent` messages had gone. */
  readonly planned: (event: Event, sent: readonly string[]) => Promise<readonly (readonly [string, string | null])[]>;
  /** A time so many hours from now, as local time of New York. */
  readonly hoursAhead: (hours: number) => Promise<string>;
  /** An event so many hours from now, and the messages that went out for it at once. */
  readonly booked: (hours: number) => Promise<{ readonly event: Event; readonly sent: readonly string[] }>;
}

/** Opens it. */
export async function openPreviewDesk(): Promise<PreviewDesk> {
  const desk = await openDesk();
  await publishMore(desk);
  const hoursAhead: PreviewDesk['hoursAhead'] = async (hours) => {
    const [row] = await desk.api.rows(
      `select to_char((clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' + $2::int * interval '1 hour')
         at time zone 'America/New_York', 'YYYY-MM-DD"T"HH24:MI') as at from account a where id = $1`,
      [desk.api.ours.account_id, hours],
    );
    return String(row?.['at']);
  };
  return {
    desk,
    hoursAhead,
    preview: async (json) => {
      const answer = await desk.staff.call('/screens/appointments/preview', { method: 'POST', json });
      expect(answer.status, answer.text).toBe(200);
      return previewSchema.parse(answer.body);
    },
    planned: async (event, sent) => {
      const { messages } = await desk.journal(event);
      return messages
        .flatMap(({ id, auto_message_id, status, at }): (readonly [string, string | null])[] => {
          if (auto_message_id === null || (id !== null && sent.includes(id))) return [];
          if (status === 'due') return [[auto_message_id, 'at once']];
          return status === 'planned' ? [[auto_message_id, at]] : [];
        })
        .toSorted();
    },
    booked: async (hours) => {
      const [start_time, end_time] = [await hoursAhead(hours), await hoursAhead(hours + 1)];
      const event = await desk.make({ start_time, end_time, time_zone: 'America/New_York' });
      await desk.decide(event);
      const sent = await desk.deliver(event);
      await desk.decide(event);
      return { event, sent };
    },
  };
}

/** What a preview says will be: each message with its moment, or that it goes at once. */
export function foretold({ participants }: Preview, place = 0): readonly (readonly [string, string | null])[] {
  return (participants[place]?.messages ?? [])
    .flatMap(({ auto_message_id, change, after_at }): (readonly [string, string | null])[] => {
      if (change === 'withdrawn' || change === 'skipped') return [];
      return [[auto_message_id, change === 'sent_now' ? 'at once' : after_at]];
    })
    .toSorted();
}

/** What a preview says becomes of the first one's messages, by their ids. */
export function changesOf({ participants }: Preview) {
  return Object.fromEntries(
    (participants[0]?.messages ?? []).map(({ auto_message_id, change }) => [auto_message_id, change]),
  );
}

async function publishMore(desk: Desk): Promise<void> {
  const message = (
    id: string,
    purpose: string,
    { timing, ...more }: { readonly timing: object } & Readonly<Record<string, unknown>>,
  ) => ({
    id,
    name: id,
    purpose,
    type: 'sms',
    timing: { window: 'any', ...timing },
    content: { body: 'Hello' },
    ...more,
  });
  const silence = {
    id: 'silence',
    trigger: { type: 'no_response_after', minutes: 60 },
    actions: [{ type: 'transition_to', message_id: 'again' }],
  };
  const definition = definitionOf({
    name: 'All kinds',
    messages: [
      message('booked', 'booking', { timing: { anchor: 'created', offset: { minutes: 0 } } }),
      message('day_before', 'reminder', {
        timing: { anchor: 'start', offset: { hours: -24 } },
        auto_replies: [silence],
      }),
      message('again', 'reminder', { timing: { anchor: 'start', offset: { hours: -1 } }, availability: 'on_demand' }),
      message('two_hours', 'reminder', { timing: { anchor: 'start', offset: { hours: -2 } } }),
      message('moved', 'booking', { timing: { anchor: 'moved', offset: { minutes: 0 } } }),
      message('cancelled', 'booking', { timing: { anchor: 'cancelled', offset: { minutes: 0 } } }),
      message('thanks', 'follow_up', { timing: { anchor: 'end', offset: { hours: 24 } } }),
    ],
  });
  await desk.api.rows(
    `with made as (
       insert into schedule_revision (id, account_id, schedule_id, number, status, definition, etag, published_at)
       select uuidv7(), account_id, id, 2, 'published', $2, '2', now() from message_schedule where account_id = $1 returning id, schedule_id)
     update message_schedule ms set published_revision_id = made.id from made where ms.id = made.schedule_id`,
    [desk.api.ours.account_id, JSON.stringify(definition)],
  );
}

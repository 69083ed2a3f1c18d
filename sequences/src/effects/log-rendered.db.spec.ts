import { expect, it } from 'vitest';
import { definitionOf } from '../../../test/harness/clinic.ts';
import { CLIENT, openWorld } from '../world.spec-support.ts';

const WORDS = 'See you{{ event.custom.room }}, {{ participant.nick_name }}';

it('a field that does not exist is nothing in the message and a line in the log, in notifications too', async () => {
  const definition = definitionOf({
    spec_version: 1,
    name: 'Standard visit',
    messages: [
      {
        id: 'remind',
        name: 'Reminder',
        purpose: 'reminder',
        type: 'sms',
        timing: { anchor: 'start', offset: { days: -1 }, window: 'any' },
        content: { body: WORDS },
        auto_replies: [
          {
            id: 'late',
            trigger: { type: 'reply_is', any_of: ['late'] },
            actions: [
              {
                type: 'send_email_notification',
                subject: '{{ participant.seat }}Late',
                body: '{{ event.title | shout }}',
              },
            ],
          },
        ],
      },
    ],
  });
  const world = await openWorld(definition);
  try {
    const { booked, message_id } = await world.sent();
    await world.say('late');
    await world.look(booked);
    expect(await world.clinic.sql(`select body, to_address from message where id = $1`, [message_id])).toEqual([
      { body: 'See you, ', to_address: CLIENT },
    ]);
    expect(
      await world.clinic.sql(
        `select code, detail from log_entry where code in ('unknown_field', 'template_failed') order by id`,
      ),
    ).toEqual([
      { code: 'unknown_field', detail: { about: 'event.custom.room' } },
      { code: 'unknown_field', detail: { about: 'participant.nick_name' } },
      { code: 'unknown_field', detail: { about: 'participant.seat' } },
      { code: 'template_failed', detail: { about: 'unknown_filter' } },
    ]);
    expect(await world.clinic.sql(`select subject from message where kind = 'notification'`)).toEqual([
      { subject: 'Late' },
    ]);
  } finally {
    await world.close();
  }
});

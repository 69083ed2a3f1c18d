import { expect, it } from 'vitest';
import { definitionOf } from '../../../test/harness/clinic.ts';
import { openWorld } from '../world.spec-support.ts';

it.each([
  [undefined, 'Your appointment with Lakeside Dental'],
  ['See you, {{ participant.first_name }}', 'See you, Ana'],
])('an email whose subject is %j goes out as “%s”', async (subject, sent_as) => {
  const definition = definitionOf({
    spec_version: 1,
    name: 'By email',
    messages: [
      {
        id: 'remind',
        name: 'Reminder',
        purpose: 'reminder',
        type: 'email',
        timing: { anchor: 'start', offset: { days: -1 }, window: 'any' },
        content: { subject, body: 'Until tomorrow' },
        auto_replies: [],
      },
    ],
  });
  const world = await openWorld(definition);
  try {
    const { message_id } = await world.due({ email: 'maya@client.example' });
    expect(await world.clinic.sql('select subject, body from message where id = $1', [message_id])).toEqual([
      { subject: sent_as, body: 'Until tomorrow' },
    ]);
  } finally {
    await world.close();
  }
});

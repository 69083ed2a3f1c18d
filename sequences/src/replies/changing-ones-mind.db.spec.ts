import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definitionOf, type Booked } from '../../../test/harness/clinic.ts';
import { openWorld, type World } from '../world.spec-support.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(
    definitionOf({
      messages: [
        {
          id: 'msg_mail',
          name: 'Reminder by mail',
          purpose: 'reminder',
          type: 'email',
          timing: { anchor: 'start', offset: { hours: -24 }, window: 'any' },
          content: { subject: 'Tomorrow', body: 'See you tomorrow. Reply confirm or cancel.' },
        },
      ],
    }),
  );
});

afterAll(() => world.close());

/** A mail as it will be taken in: its words in a message, an input that names it. */
async function mails({ sequence_id }: Booked, body: string): Promise<void> {
  const [stored] = await world.clinic.sql<{ id: string }>(
    `insert into message (id, account_id, direction, kind, channel, status, lane, to_address, body, due_at)
     values (uuidv7(), $1, 'in', 'reply', 'email', 'received', 'answer', $2, $3, now()) returning id`,
    [world.clinic.account_id, world.clinic.mailbox, body],
  );
  await world.clinic.sql(
    `insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at)
     select uuidv7(), m.account_id, m.sequence_id, m.life, 'mail/' || $2::text, 'reply',
       jsonb_build_object('type', 'reply', 'channel', 'email', 'answers', m.effect_key, 'message_id', $2::uuid),
       now() + a.clock_offset_ms * interval '1 millisecond'
     from message m join account a on a.id = m.account_id where m.sequence_id = $1 and m.kind = 'auto_message'`,
    [sequence_id, stored?.id],
  );
}

async function stateAfter(booked: Booked, body: string): Promise<string | null> {
  await mails(booked, body);
  return (await world.look(booked)).attributes.state;
}

describe('changing one’s mind by mail (ruling 27)', () => {
  it('counts for ten minutes, and afterwards is left to staff, who hear of it', async () => {
    const booked = await world.clinic.book({});
    await world.clinic.sql(`update participant set email = 'ana@client.test', phone = null where id = $1`, [
      booked.participant_id,
    ]);
    const { wake_in_ms } = await world.look(booked);
    await world.advance(`${wake_in_ms + 1} milliseconds`);
    const [reminder] = (await world.look(booked)).dispatch;
    const claimed = await world.claim(reminder?.id ?? '');
    if (claimed.type !== 'send') throw new Error(`the claim said ${claimed.type}`);
    await world.accept({ message_id: reminder?.id ?? '', attempt_id: claimed.attempt_id });

    expect(await stateAfter(booked, 'cancel\n\nAna López')).toBe('cancelled');
    expect(await stateAfter(booked, 'Confirm')).toBe('confirmed');
    expect(await stateAfter(booked, 'cancel')).toBe('cancelled');
    await world.advance('11 minutes');
    expect(await stateAfter(booked, 'confirm')).toBe('cancelled');
    expect(
      await world.clinic.sql(`select channel, to_address from message where system_text = 'not_confirmed_yet'`),
    ).toEqual([{ channel: 'email', to_address: 'ana@client.test' }]);
    expect(
      await world.clinic.sql(`select 1 as told from message where notify_reason = 'confirm_after_cancel'`),
    ).toEqual([{ told: 1 }]);
  });
});

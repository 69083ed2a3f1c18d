import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECURE_LINK_MARK } from '@kept/content/secure/secure-link-mark';
import { reminder } from '../../../test/fixtures/reminder.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { contentOpener, type SealedColumns } from './content-opener.ts';
import { USUAL_PIN_BINDING } from './secure-content.ts';
import { usualSecureMessaging } from './usual-secure-messaging.ts';
import { inTransaction } from '../transaction.ts';

let world: World;

beforeAll(async () => {
  const messages = reminder.messages.map((message) => ({ ...message, send_securely: true, group_same_address: true }));
  world = await openWorld({ ...reminder, messages });
});

afterAll(() => world.close());

const settle = (settings: object) =>
  world.clinic.sql(
    `update account set settings = settings || jsonb_build_object('secure_messaging', $2::jsonb) where id = $1`,
    [world.clinic.account_id, JSON.stringify({ ...usualSecureMessaging, enabled: true, ...settings })],
  );

const usualPin = async (template: string) => {
  const { pool, vault, clinic } = world;
  return await inTransaction({ pool, account_id: clinic.account_id }, async (transaction) => {
    const keys = await vault.keysOf(transaction, clinic.account_id);
    const { data_key_id, sealed } = keys.seal(template, USUAL_PIN_BINDING);
    return { data_key_id, sealed: sealed.toString('base64') };
  });
};

const stored = async (message_id: string) => {
  const { pool, vault, clinic } = world;
  const { account_id } = clinic;
  const [row] = await clinic.sql<SealedColumns & { body: string; sealed: Buffer }>(
    `select m.id as message_id, m.body, sc.sealed, sc.data_key_id from message m
     join secure_content sc on sc.account_id = m.account_id and sc.message_id = m.id where m.id = $1`,
    [message_id],
  );
  if (row === undefined) throw new Error('nothing is under seal');
  const opened = await inTransaction({ pool, account_id }, async (transaction) =>
    (await contentOpener(transaction, { account_id, vault, rows: [row] }))(row),
  );
  return { row, opened };
};

describe('a message that goes securely', () => {
  it('leaves as an invitation with the mark of its link, and its words are under seal', async () => {
    await settle({});
    const { message_id } = await world.due({ name: 'Kim Doe' });
    const claimed = await world.claim(message_id);
    if (claimed.type !== 'send') throw new Error(`the claim said ${claimed.type}`);
    expect(claimed.message.body).toContain(`click here to view the conversation: ${SECURE_LINK_MARK}`);
    expect(claimed.message.secure_link).toEqual({ id: expect.any(String), records_opens: false });

    const { row, opened } = await stored(message_id);
    expect(row.body).toBe(claimed.message.body);
    expect(opened?.body).toMatch(/^Hi Kim, see you .* Reply 1 to confirm\.$/);
    expect(row.sealed.includes('Kim')).toBe(false);
    const [link] = await world.clinic.sql(
      "select expires_at - (now() + a.clock_offset_ms * interval '1 millisecond') > interval '23 hours' as lives from secure_link l join account a on a.id = l.account_id where message_id = $1",
      [message_id],
    );
    expect(link).toEqual({ lives: true });
  });

  it('does not open elsewhere: its seal names the message', async () => {
    await settle({});
    const one = await world.due({ phone: '+12025550161' });
    const other = await world.due({ phone: '+12025550162' });
    await world.clinic.sql(
      'update secure_content set sealed = (select sealed from secure_content where message_id = $2) where message_id = $1',
      [one.message_id, other.message_id],
    );
    expect((await stored(one.message_id)).opened).toBeNull();
  });

  it('is held where secure messages are off, and never leaves plainly', async () => {
    await settle({ enabled: false });
    const { message_id } = await world.due({ phone: '+12025550163' });
    expect(await world.claim(message_id)).toEqual({ type: 'held' });
    expect(await world.status(message_id)).toEqual({ status: 'held', status_reason: 'secure_messaging_off' });
  });

  it('is held where the usual PIN renders blank, and leaves once there is one', async () => {
    await settle({ default_pin: await usualPin('{{ custom.pin }}') });
    const { message_id } = await world.due({ phone: '+12025550164' });
    expect(await world.claim(message_id)).toEqual({ type: 'held' });
    expect(await world.status(message_id)).toEqual({ status: 'held', status_reason: 'secure_pin_blank' });

    await settle({ default_pin: await usualPin('4711') });
    await world.clinic.sql(`update message set status = 'due' where id = $1`, [message_id]);
    expect(await world.claim(message_id)).toMatchObject({ type: 'send' });
    const [link] = await world.clinic.sql('select pin_of, pin from secure_link where message_id = $1', [message_id]);
    expect(link).toMatchObject({ pin_of: 'usual' });
  });

  it('goes alone, whoever else it is due for at that address', async () => {
    await settle({});
    const phone = '+12025550165';
    const both = await world.dueTogether({ phone, name: 'Kim' }, { phone, name: 'Max' });
    for (const { message_id } of both)
      expect(await world.claim(message_id)).toMatchObject({ type: 'send', message: { part_ids: [] } });
  });
});

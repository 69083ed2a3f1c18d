import { afterAll, beforeAll, expect, it } from 'vitest';
import { definitionOf } from '../../../test/harness/clinic.ts';
import type { Vault } from '../secure/vault.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { webhookPayload } from '../webhooks/webhook-payload.ts';
import { readJournal } from './read-journal.ts';
import { readThread } from './read-thread.ts';

const WORDS = 'Your blood results are in, Maya.';

let world: World;

beforeAll(async () => {
  world = await openWorld(
    definitionOf({
      name: 'Securely',
      messages: [
        {
          id: 'results',
          name: 'Results',
          purpose: 'reminder',
          type: 'sms',
          send_securely: true,
          group_same_address: false,
          timing: { anchor: 'start', offset: { days: -1 }, window: 'any' },
          content: { body: WORDS },
        },
      ],
    }),
  );
  await world.clinic.sql(
    `update account set settings = settings || jsonb_build_object('secure_messaging', $2::jsonb) where id = $1`,
    [world.clinic.account_id, JSON.stringify(settings)],
  );
});

afterAll(() => world.close());

const settings = {
  enabled: true,
  records_email_opens: false,
  link_subject: null,
  link_body: null,
  link_lifetime: '24_hours',
  default_pin: null,
  automated: [],
  retention_days: null,
};

it('staff read what went securely, marked so, in the journal and in the conversation; then that it is no longer kept', async () => {
  const { pool, cache, vault, clinic } = world;
  const { account_id } = clinic;
  const { booked, message_id } = await world.due();
  const read = async (by: Vault | null = vault) => {
    const journal = await readJournal({ pool, cache, vault: by, account_id, appointment_id: booked.appointment_id });
    const thread = await readThread({
      pool,
      cache,
      vault,
      tells_private: by !== null,
      account_id,
      participant_id: booked.participant_id,
      before: null,
      limit: 10,
    });
    const messages = thread.type === 'page' ? thread.messages : [];
    return [...journal.messages.filter(({ id }) => id === message_id), ...messages].map(({ body, secure }) => ({
      body,
      secure,
    }));
  };
  const shown = { body: WORDS, secure: 'shown' };
  expect(await read()).toEqual([shown, shown]);
  const withheld = { body: '', secure: 'withheld' };
  expect(await read(null)).toEqual([withheld, withheld]);
  const stored = await clinic.sql<{ body: string }>('select body from message where id = $1', [message_id]);
  expect(stored[0]?.body).not.toContain('blood');

  await clinic.sql('update secure_content set sealed = null, deleted_at = now() where message_id = $1', [message_id]);
  const deleted = { body: '', secure: 'deleted' };
  expect(await read()).toEqual([deleted, deleted]);
});

it('says of what is planned that it is to go securely, and its words only to who may read them', async () => {
  const { pool, cache, vault, clinic } = world;
  const { account_id } = clinic;
  const { appointment_id } = await clinic.book({ phone: '+12025550188' });
  const planned = async (by: Vault | null) => {
    const { messages } = await readJournal({ pool, cache, vault: by, account_id, appointment_id });
    return messages.map(({ body, secure }) => ({ body, secure }));
  };
  expect(await planned(vault)).toEqual([{ body: WORDS, secure: 'planned' }]);
  expect(await planned(null)).toEqual([{ body: null, secure: 'withheld' }]);
});

it('is told to webhooks without its words', async () => {
  const { pool, clinic } = world;
  const { message_id } = await world.sent({ phone: '+12025550189' });
  const payload = await webhookPayload({
    pool,
    account_id: clinic.account_id,
    delivery: {
      id: '019a0000-0000-7000-8000-000000000001',
      event_type: 'message.sent',
      message_id,
      participant_id: null,
      changed: [],
      payload: null,
      created_at: '2026-01-01T00:00:00Z',
      tries: 0,
    },
  });
  expect(payload).toContain(message_id);
  expect(payload).not.toContain('blood');
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { reminder } from '../../../test/fixtures/reminder.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { forgetSecrets } from './forget-secrets.ts';
import { usualSecureMessaging } from './usual-secure-messaging.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld({
    ...reminder,
    messages: reminder.messages.map((message) => ({ ...message, send_securely: true })),
  });
});

afterAll(() => world.close());

const keep = (retention_days: number | null) =>
  world.clinic.sql(
    `update account set settings = settings || jsonb_build_object('secure_messaging', $2::jsonb) where id = $1`,
    [world.clinic.account_id, JSON.stringify({ ...usualSecureMessaging, enabled: true, retention_days })],
  );

const noted = async (message_id: string) =>
  (
    await world.clinic.sql<{ code: string }>(`select code from log_entry where message_id = $1 order by id`, [
      message_id,
    ])
  ).map(({ code }) => code);

const isKept = async (message_id: string) =>
  await world.clinic.sql(
    'select sealed is not null as kept, deleted_at is null as whole from secure_content where message_id = $1',
    [message_id],
  );

it('deletes content when its time is over, keeps the fact, and says each in the log once', async () => {
  await keep(30);
  const { message_id } = await world.sent({ phone: '+12025550171' });
  await world.advance('25 hours');
  await forgetSecrets(world);
  expect([await noted(message_id), await isKept(message_id)]).toEqual([
    ['secure_link_expired'],
    [{ kept: true, whole: true }],
  ]);
  await world.advance('30 days');
  await forgetSecrets(world);
  await forgetSecrets(world);
  expect([await noted(message_id), await isKept(message_id)]).toEqual([
    ['secure_link_expired', 'secure_content_deleted'],
    [{ kept: false, whole: false }],
  ]);
});

it('keeps what is still to go, however long it is held, until it no longer goes', async () => {
  await keep(30);
  const { message_id } = await world.due({ phone: '+12025550173' });
  const stands = (status: string) =>
    world.clinic.sql('update message set status = $2 where id = $1', [message_id, status]);
  await stands('held');
  await world.advance('31 days');
  await forgetSecrets(world);
  expect(await isKept(message_id)).toEqual([{ kept: true, whole: true }]);
  await stands('skipped');
  await forgetSecrets(world);
  expect(await isKept(message_id)).toEqual([{ kept: false, whole: false }]);
});

it('keeps what an account keeps for good', async () => {
  await keep(null);
  const { message_id } = await world.sent({ phone: '+12025550172' });
  await world.advance('4000 days');
  await forgetSecrets(world);
  expect(await isKept(message_id)).toEqual([{ kept: true, whole: true }]);
});

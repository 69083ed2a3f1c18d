import { uuidv7 } from 'uuidv7';
import { plainPng } from '@kept/files/sample-files.spec-support';
import type { FileStore } from '@kept/files/store/file-store';
import type { Booked } from '../../../test/harness/clinic.ts';
import { readDatabase } from '../../../test/harness/read-database.ts';
import { storeAttachment } from '../files/store-attachment.ts';
import type { World } from '../world.spec-support.ts';

export const planted = {
  name: 'Zzyzx Quibbleworth',
  phone: '+12025550701',
  email: 'quibble@zzyzx.example',
  /** Stands in everything that anybody wrote. */
  word: 'wombat',
} as const;

/** What gives the person away, wherever it stands. */
export const TRACES = /zzyzx|quibble|2025550701|wombat/i;

export interface PlantedContact {
  readonly contact_id: string;
  readonly user_id: string;
  readonly visit: Booked;
  readonly other: Booked;
  /** Of the other, on the appointment that both are on. */
  readonly other_id: string;
  readonly message_id: string;
}

/** A contact with a life: every table that can say something of a person says something of this one. */
export async function plantContact(world: World, store: FileStore): Promise<PlantedContact> {
  const { sql, account_id } = world.clinic;
  const { name, phone, email, word } = planted;
  const run = (statement: string, values: readonly unknown[] = []) =>
    sql<{ id: string }>(statement.replaceAll(':account', `'${account_id}'::uuid`), values);
  const { booked: visit, message_id, attempt_id } = await world.sent({ name, phone, email, title: `${name}, ${word}` });
  const other = await world.clinic.book({
    name: 'Somebody Else',
    phone: '+12025550799',
    title: `${name} & Somebody Else`,
  });
  await world.look(other);
  const [contact_id, merged_id, shared_id] = [uuidv7(), uuidv7(), uuidv7()];
  const [user] = await run('select id from "user" where account_id = :account limit 1');
  const user_id = user?.id ?? '';
  const said = JSON.stringify({ note: word });
  await run(
    `insert into contact (id, account_id, name, custom_data, merged_into_id, merged)
     values ($1, :account, $3, $4, null, null), ($2, :account, $3, '{}', $1, $4)`,
    [contact_id, merged_id, name, said],
  );
  await run(
    `insert into contact_address (id, account_id, contact_id, type, address)
     values (uuidv7(), :account, $1, 'phone', $2), (uuidv7(), :account, $1, 'email', $3)`,
    [contact_id, phone, email],
  );
  await run(
    `insert into consent (account_id, contact_id, channel, state, reason, set_by_user_id, set_at)
     values (:account, $1, 'call', 'refused', $2, $3, now())`,
    [contact_id, word, user_id],
  );
  await run(
    `insert into participant (id, account_id, appointment_id, contact_id, position, name, phone, custom_data)
     values ($1, :account, $2, $3, 2, $4, $5, $6)`,
    [shared_id, other.appointment_id, contact_id, name, phone, said],
  );
  await run('update participant set contact_id = $1, custom_data = $3 where id = $2', [
    contact_id,
    visit.participant_id,
    said,
  ]);
  await run(`update appointment set location = $2, external_id = $2, custom_data = $3 where id = $1`, [
    visit.appointment_id,
    word,
    said,
  ]);
  await run(`update appointment set location = $2, custom_data = $3 where id = $1`, [
    other.appointment_id,
    `at ${name}’s`,
    JSON.stringify({ with: name, room: '4' }),
  ]);
  await run(
    `insert into message (id, account_id, direction, kind, channel, status, appointment_id, participant_id, lane, to_address,
       subject, body, html, spoken, own_body, due_at)
     values (uuidv7(), :account, 'out', 'auto_message', 'call', 'delivered', $1, $2, 'bulk', '+12025550799', $3, $3, $3, $4, $3, now())`,
    [
      other.appointment_id,
      other.participant_id,
      `Hi Somebody: ${name} & Somebody Else`,
      JSON.stringify({ parts: [{ say: name }] }),
    ],
  );
  await run(`update thread set contact_id = $1 where address = $2`, [contact_id, phone]);
  await run(`update line set pending = $1 where address = $2`, [said, phone]);
  await run(`insert into dead_address (account_id, channel, address, error_code) values (:account, 'email', $1, 'x')`, [
    email,
  ]);
  await run(
    `insert into stop_list_entry (id, account_id, type, address, source, reason) values (uuidv7(), :account, 'phone', $1, 'staff', $2)`,
    [phone, word],
  );
  await run(
    `insert into recovered_message (account_id, provider_id, from_address, to_address, body, sent_at)
     values (:account, 'SMr', '+12025550100', $1, $2, now())`,
    [phone, word],
  );
  const of = await run(`select thread_id as id from message where id = $1`, [message_id]);
  const thread_id = of[0]?.id;
  const [reply_id, notice_id, loose_id] = [uuidv7(), uuidv7(), uuidv7()];
  await run(
    `insert into message (id, account_id, direction, kind, channel, status, thread_id, about_thread_id, lane, from_address,
       to_address, subject, body, html, spoken, own_body, provider_id, due_at)
     values ($1, :account, 'in', 'reply', 'email', 'received', $4, null, 'answer', $5, 'clinic@kept.test', $6, $6, $6, $7, $6, '<1@zzyzx.example>', now()),
       ($2, :account, 'out', 'notification', 'email', 'delivered', null, $4, 'answer', null, 'desk@kept.test', $6, $6, $6, null, null, null, now()),
       ($3, :account, 'out', 'one_time', 'email', 'skipped', null, null, 'answer', null, $5, $6, $6, $6, null, null, null, now())`,
    [reply_id, notice_id, loose_id, thread_id, email, word, said],
  );
  await run(
    `insert into inbound_receipt (account_id, provider_id, message_id, received_at) values (:account, '<1@zzyzx.example>', $1, now())`,
    [reply_id],
  );
  const file = await storeAttachment({
    ...{ pool: world.pool, account_id, vault: world.vault, store, created_by_user_id: null },
    ...{ bytes: await plainPng({ width: 900, height: 900 }), file_name: `${word}.png` },
  });
  if (file.type !== 'stored') throw new Error(`the file was ${file.type}`);
  // as one was called before names were sealed
  await run('update attachment set file_name = $1, sealed_name = null where account_id = :account and id = $2', [
    ...[`${word}.png`, file.attachment.id],
  ]);
  await run(
    `insert into message_attachment (account_id, message_id, position, status, attachment_id, source_url, file_name, problem)
     values (:account, $1, 0, 'stored', $2, $3, $3, null), (:account, $1, 1, 'refused', null, $3, $3, $3)`,
    [reply_id, file.attachment.id, word],
  );
  await run(`update delivery_attempt set error = $2 where id = $1`, [attempt_id, `refused ${phone}`]);
  await run(
    `insert into call_turn (account_id, attempt_id, number, digit, input_id, answer, at) values (:account, $1, 1, '1', uuidv7(), $2, now())`,
    [attempt_id, said],
  );
  await run(
    `insert into log_entry (id, account_id, sequence_id, code, detail, at) values
       (uuidv7(), :account, $1, 'template_failed', $2, now()), (uuidv7(), :account, null, 'consent_set', $3, now()),
       (uuidv7(), :account, null, 'stop_list_added', $4, now())`,
    [
      visit.sequence_id,
      JSON.stringify({ about: word }),
      JSON.stringify({ contact_id, reason: word, channel: 'call' }),
      JSON.stringify({ address: phone, channel: 'sms' }),
    ],
  );
  const [hook] = await run(
    `insert into webhook_subscription (id, account_id, url, event_types, secret, secret_key_id)
     values (uuidv7(), :account, 'https://example.org', '{message.sent}', '\\x00', 'k') returning id`,
  );
  for (const [delivery_id, message, participant] of [
    [uuidv7(), message_id, null],
    [uuidv7(), null, other.participant_id],
  ]) {
    await run(
      `insert into webhook_delivery (id, account_id, subscription_id, event_type, message_id, participant_id, payload, status)
       values ($1, :account, $2, 'message.sent', $3, $4, $5, 'delivered')`,
      [delivery_id, hook?.id, message, participant, word],
    );
    await run(
      `insert into webhook_try (account_id, delivery_id, number, started_at, duration_ms, answer) values (:account, $1, 1, now(), 1, $2)`,
      [delivery_id, word],
    );
  }
  await run(
    `insert into idempotency_key (account_id, key, request_hash, response, status, committed_at) values (:account, 'k', '\\x00', $1, 201, now())`,
    [JSON.stringify({ participants: [{ name }], note: word })],
  );
  await run(
    `insert into push_notice (id, account_id, user_id, title, body, path) values (uuidv7(), :account, $1, $2, 'Confirmed.', '/')`,
    [user_id, name],
  );
  const [alone, many] = [uuidv7(), uuidv7()];
  await run(
    `insert into broadcast (id, account_id, channel, status, content, translations, source, send_at, time_zone, recipient_count)
     values ($1, :account, 'sms', 'sent', $3, $3, 'compose', now(), 'UTC', 1), ($2, :account, 'sms', 'scheduled', '{"body": "Closed"}', '{}', 'compose', now(), 'UTC', 2)`,
    [alone, many, JSON.stringify({ body: word })],
  );
  await run(
    `insert into broadcast_recipient (account_id, broadcast_id, position, address, contact_id, status) values
       (:account, $1, 0, $3, $4, 'made'), (:account, $2, 0, $3, null, 'waiting'), (:account, $2, 1, '+12025550799', null, 'waiting')`,
    [alone, many, phone, contact_id],
  );
  return { contact_id, user_id, visit, other, other_id: shared_id, message_id };
}

/** Every table with a row that the pattern finds, with those rows. */
export async function tablesWith(
  { clinic }: World,
  pattern: RegExp,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const telling = [...(await readDatabase(clinic))].map(
    ([table, rows]) => [table, rows.filter((row) => pattern.test(row))] as const,
  );
  return Object.fromEntries(telling.filter(([, rows]) => rows.length > 0));
}

import { newId } from '@kept/persistence/new-id';
import { signIn } from '../session/browser.spec-support.ts';
import type { RunningApi } from '../running-api.spec-support.ts';

/** What a table has to have a row of, of whatever an account can have. */
const ROWS: readonly string[] = [
  `insert into message (id, account_id, direction, kind, channel, status, lane, to_address, body, due_at)
   values (gen_random_uuid(), $1, 'out', 'notification', 'sms', 'unknown', 'bulk', '+12025550123', 'Ours', now())`,
  `insert into message (id, account_id, direction, kind, channel, status, lane, to_address, body, html, due_at)
   values (gen_random_uuid(), $1, 'in', 'reply', 'email', 'received', 'answer', 'clinic@ours.example', 'Ours', '<p>Ours</p>', now())`,
  `insert into effect_key (account_id, key, sequence_id, message_id)
   select $1, 'sender_test/' || id, null, id from message where account_id = $1 and direction = 'out' limit 1`,
  `insert into template (id, account_id, channel, name, content)
   values (gen_random_uuid(), $1, 'sms', 'Ours', '{"body": "Ours"}')`,
  `insert into attachment (id, account_id, kind, content_type, file_name, size, stored_as)
   values (gen_random_uuid(), $1, 'image', 'image/png', 'Ours.png', 1, repeat('0', 64))`,
  `insert into thread (id, account_id, type, address, unread, last_message_at, last_inbound_at)
   values (gen_random_uuid(), $1, 'phone', '+12025550199', 1, now(), now())`,
  `insert into webhook_subscription (id, account_id, url, event_types, secret, secret_key_id)
   values (gen_random_uuid(), $1, 'https://ours.example/hook', '{message.sent}', 'x', 'env')`,
  `insert into webhook_delivery (id, account_id, subscription_id, event_type, status, payload)
   select gen_random_uuid(), $1, id, 'webhook.test', 'failed', 'Ours' from webhook_subscription where account_id = $1`,
  `insert into invitation (id, account_id, kind, email, role, token_hash, invited_by_user_id, expires_at)
   select gen_random_uuid(), $1, 'invitation', 'ours@ours.example', 'staff', 'x', id, now() + interval '1 day'
   from "user" where account_id = $1 limit 1`,
  `insert into push_subscription (id, account_id, user_id, endpoint, p256dh, auth, device)
   select gen_random_uuid(), $1, id, 'https://push.example/ours', 'k', 'a', 'Ours' from "user" where account_id = $1 limit 1`,
  `insert into custom_field (id, account_id, key, label, type) values (gen_random_uuid(), $1, 'ours', 'Ours', 'text')`,
  `insert into schedule_rollout (id, account_id, schedule_id, revision_id, total)
   select gen_random_uuid(), $1, schedule_id, id, 1 from schedule_revision where account_id = $1 limit 1`,
  `insert into scenario (id, account_id, schedule_id, name, scenario)
   select gen_random_uuid(), $1, id, 'Ours', '{"name": "Ours", "appointment": {"start": "2027-03-10T15:00", "time_zone": "UTC"}, "script": [], "expect": []}' from message_schedule where account_id = $1 limit 1`,
];

/** Gives our account one of everything that has an id. */
export async function giveOneOfEverything(api: RunningApi): Promise<void> {
  await signIn(api, api.ours.admin);
  await api.call('/v1/events', {
    method: 'POST',
    json: {
      events: [
        {
          title: 'Ours',
          start_time: '2027-03-10T15:00',
          end_time: '2027-03-10T16:00',
          participants: [{ name: 'Kim', phone: '+12025550123' }],
        },
      ],
    },
  });
  await api.call('/v1/contacts', { method: 'POST', json: { name: 'Ours', phones: ['+12025550123'] } });
  await api.call('/v1/stop_list', { method: 'POST', json: { type: 'phone', address: '+12025550124' } });
  await api.call('/v1/broadcasts', {
    method: 'POST',
    json: {
      channel: 'sms',
      content: { body: 'Ours' },
      recipients: { addresses: ['+12025550125'] },
      send_at: '2027-03-10T15:00',
    },
  });
  for (const statement of ROWS) await api.rows(statement, [api.ours.account_id]);
}

/** Which of our rows an `:id` names, by what the path begins with; the first that fits. */
const NAMED: readonly (readonly [path: string, ids: string])[] = [
  ['/v1/broadcasts', 'select id from broadcast'],
  ['/v1/events', 'select id from appointment'],
  ['/v1/message_schedules', 'select id from message_schedule'],
  ['/v1/stop_list', 'select id from stop_list_entry'],
  ['/v1/participants', 'select id from participant'],
  ['/v1/attachments', 'select id from attachment'],
  ['/v1/contacts', 'select id from contact'],
  ['/v1/templates', 'select id from template'],
  ['/v1/messages', `select id from message where direction = 'out'`],
  ['/v1/threads', 'select person_id as id from thread'],
  ['/v1/webhook_subscriptions', 'select id from webhook_subscription'],
  ['/v1/webhook_deliveries', 'select id from webhook_delivery'],
  ['/screens/sessions', 'select id from session'],
  ['/screens/push', 'select id from push_subscription'],
  ['/screens/appointments', 'select id from appointment'],
  ['/screens/contacts', 'select id from contact'],
  ['/screens/messages/:id/mail', `select id from message where channel = 'email'`],
  ['/screens/messages', `select id from message where direction = 'out'`],
  ['/screens/participants', 'select id from participant'],
  ['/screens/rollouts', 'select id from schedule_rollout'],
  ['/screens/schedules', 'select schedule_id as id from scenario'],
  ['/screens/sequences', 'select id from sequence'],
  ['/screens/stop_list', 'select id from stop_list_entry'],
  ['/screens/api-keys', 'select id from api_key'],
  ['/screens/calendar_details', 'select id from calendar'],
  ['/screens/custom_fields', 'select id from custom_field'],
  ['/screens/invitations', 'select id from invitation'],
  ['/screens/sender_tests', `select substr(key, 13)::uuid as id from effect_key where key like 'sender_test/%'`],
  ['/screens/channels', 'select id from channel'],
  ['/screens/senders', 'select id from sender'],
  ['/screens/users', 'select id from "user"'],
];

/** What our account's rows are called, and what is asked for them. */
export interface RowsOfOurs {
  /** The path with ids of ours; throws for a path whose rows this does not know. */
  readonly fill: (path: string) => Promise<string>;
  /** The id of one of our rows of a table. */
  readonly idOf: (table: string) => Promise<string>;
}

export function rowsOfOurs(api: RunningApi): RowsOfOurs {
  const first = async (ids: string): Promise<string> => {
    const [row] = await api.rows(
      `select id from (${ids.replace(' from', ', account_id from')}) known where account_id = $1`,
      [api.ours.account_id],
    );
    if (row === undefined) throw new Error(`we have none of: ${ids}`);
    return String(row['id']);
  };
  return {
    fill: async (path) => {
      const named = NAMED.find(([prefix]) => path.startsWith(prefix));
      if (named === undefined) throw new Error(`nobody has said what :id means in ${path}: name its rows in NAMED`);
      return path
        .replace(':id', await first(named[1]))
        .replace(':revision_id', await first('select id from schedule_revision'))
        .replace(':scenario_id', await first('select id from scenario'))
        .replace(':auto_message_id', 'reminder');
    },
    idOf: (table) => first(`select id from "${table}"`),
  };
}

/** An id that nobody has. */
export const nobodysId = (): string => newId();

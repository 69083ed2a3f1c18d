import type { EntityManager } from '@mikro-orm/postgresql';
import { Broadcast } from '@kept/persistence/entities/broadcast';
import { newId } from '@kept/persistence/new-id';
import { sealWords } from '@kept/sequences/broadcasts/sealed-words';
import type { SentSecurely } from '@kept/sequences/one-time/one-time-request';
import type { Caller } from '../access/caller.ts';
import { accountClock } from '../database/account-clock.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { broadcastContent, refuseWordless, type BroadcastContent } from './broadcast-content.ts';
import { MOST_RECIPIENTS, type CreateBroadcast } from './broadcast-request.schema.ts';
import type { Recipient } from './recipient.ts';
import { resolveRecipients } from './resolve-recipients.ts';
import { sendTime } from './send-time.ts';

/** One statement however many they are. Whoever has no address is written down as skipped. */
const INSERT_RECIPIENTS = `
  insert into broadcast_recipient
    (account_id, broadcast_id, position, address, contact_id, appointment_id, participant_id, status, reason)
  select ?, ?, r.position, coalesce(r.address, ''), r.contact_id, r.appointment_id, r.participant_id,
    case when r.address is null then 'skipped' else 'waiting' end, case when r.address is null then 'no_address' end
  from json_to_recordset(?::json)
    as r (position int, address text, contact_id uuid, appointment_id uuid, participant_id uuid)`;

interface CreateRequest {
  readonly caller: Caller;
  readonly request: CreateBroadcast;
  /** Null: it goes as it is. */
  readonly secure: SentSecurely | null;
}

/** Writes down a broadcast with everyone it is for, all or nothing, and answers its id; its workflow sends it. */
export async function createBroadcast(em: EntityManager, { caller, request, secure }: CreateRequest): Promise<string> {
  const { account_id, user_id, via } = caller;
  const { channel, template_id, asks_own_question } = request;
  const clock = await accountClock(em);
  const { send_at, time_zone } = sendTime(request, clock);
  const said = await broadcastContent(em, request);
  refuseWordless(said.content);
  const { stored: content, stored_translations: translations } = said;
  const resolved = await resolveRecipients(em, { channel, named: request.recipients, country: clock.country });
  if (resolved.impossible.length > 0)
    throw invalidRequest(resolved.impossible.map(({ field, code, message }) => ({ field, code, message })));
  const { recipients } = resolved;
  refuseWrongCount(recipients);
  const id = newId();
  const words = { content, translations };
  const kept =
    secure === null
      ? words
      : {
          content: null,
          sent_securely: true,
          attachment_ids: filesOf(said),
          ...sealWords({ ...words, pin: secure.pin }, { broadcast_id: id, keys: secure.keys }),
        };
  await em.insert(Broadcast, {
    ...kept,
    id,
    account_id,
    channel,
    status: 'scheduled',
    template_id,
    asks_own_question,
    source: via === 'session' ? 'compose' : 'api',
    created_by_user_id: user_id,
    send_at,
    time_zone,
    recipient_count: recipients.length,
  });
  const rows = recipients.map((recipient, position) => ({ ...recipient, position }));
  await em.execute(INSERT_RECIPIENTS, [account_id, id, JSON.stringify(rows)]);
  return id;
}

function filesOf({ content, translations }: BroadcastContent): string[] {
  const all = [content, ...Object.values(translations)];
  return [...new Set(all.flatMap((each) => (each.channel === 'call' ? [] : each.attachments)))];
}

function refuseWrongCount(recipients: readonly Recipient[]): void {
  if (recipients.length > MOST_RECIPIENTS)
    throw invalidRequest([
      {
        field: '/recipients',
        code: 'too_many_recipients',
        message: `are ${recipients.length.toLocaleString('en-US')}; at most ${MOST_RECIPIENTS.toLocaleString('en-US')} can be sent to at once`,
      },
    ]);
  if (recipients.every(({ address }) => address === null))
    throw invalidRequest([
      {
        field: '/recipients',
        code: 'nobody',
        message: recipients.length === 0 ? 'is empty: add at least one person' : 'have no address of this channel',
      },
    ]);
}

import { uuidv7 } from 'uuidv7';
import { attachFiles } from '../files/attach-files.ts';
import { insertClientMessage } from '../insert-message.ts';
import { writeSecureMessage } from '../secure/write-secure-message.ts';
import type { Statement, Transaction } from '../transaction.ts';
import { prepareOneTimeMessages, type OneTimeBatch, type PreparedOneTime } from './prepare-one-time-messages.ts';

/** `held`: its words cannot be rendered for this recipient. `skipped`: nobody may or can be reached there. */
export type WrittenOneTime =
  | (Extract<PreparedOneTime, { readonly type: 'ready' }> & { readonly message_id: string })
  | Exclude<PreparedOneTime, { readonly type: 'ready' }>;

const READ_MADE: Statement = {
  name: 'read_messages_made_once',
  text: `select key, message_id from effect_key where account_id = $1 and key = any($2::text[])`,
};

/**
 * Writes one-time messages, rendered with today's facts, and answers for each what became of it, in their order. Two
 * round trips for a hundred of them. Said again it makes nothing new and answers the messages made the first time.
 */
export async function writeOneTimeMessages(
  transaction: Transaction,
  batch: OneTimeBatch,
): Promise<readonly WrittenOneTime[]> {
  const { account_id, requests } = batch;
  const prepared = await prepareOneTimeMessages(transaction, batch);
  const pairs = requests.map((request, index) => ({ request, copy: prepared[index] }));
  for (const { request, copy } of pairs) {
    if (copy?.type !== 'ready') continue;
    const id = uuidv7();
    const { words, sender, invitation, lifetime } = copy;
    insertClientMessage(
      transaction,
      {
        ...words,
        ...shownOf(invitation),
        id,
        account_id,
        once_key: request.once_key,
        kind: 'one_time',
        channel: copy.channel,
        lane: request.lane,
        to_address: copy.to_address,
        due_at: copy.due_at,
        obeys_quiet_hours: request.obeys_quiet_hours,
        client_time_zone: copy.client_time_zone,
        contact_id: copy.contact_id,
        sender_id: sender.id,
        from_address: sender.address,
        broadcast_id: request.broadcast_id,
        template_id: request.template_id,
        written_by_user_id: request.written_by_user_id,
        asks_own_question: request.asks_own_question,
        ...(request.participant_id === null ? {} : { participant_id: request.participant_id }),
        ...(copy.appointment_id === null ? {} : { appointment_id: copy.appointment_id }),
      },
      { line_id: uuidv7(), thread_id: uuidv7() },
    );
    if (request.secure !== undefined && invitation !== null)
      writeSecureMessage(transaction, {
        account_id,
        message_id: id,
        keys: request.secure.keys,
        pin: request.secure.pin === null ? null : { text: request.secure.pin, of: 'authored' },
        content: { subject: words.subject, body: words.body, html: words.html },
        lifetime,
        written_at: copy.due_at,
      });
    attachFiles(transaction, { account_id, message_id: id, ids: copy.attachments });
  }
  const keys = requests.map(({ once_key }) => once_key);
  const made = await transaction.read<{ key: string; message_id: string }>(READ_MADE, [account_id, keys]);
  const ids = new Map(made.map(({ key, message_id }) => [key, message_id]));
  return pairs.flatMap(({ request, copy }) => {
    if (copy === undefined) return [];
    const message_id = ids.get(request.once_key);
    return copy.type === 'ready' && message_id !== undefined ? [{ ...copy, message_id }] : unmade(copy);
  });
}

/** What stands in the message of one that goes securely. */
function shownOf(invitation: Extract<PreparedOneTime, { type: 'ready' }>['invitation']) {
  if (invitation === null) return {};
  const { subject, body, html } = invitation;
  return { subject, body, html, sent_securely: true };
}

function unmade(copy: PreparedOneTime): WrittenOneTime[] {
  if (copy.type === 'ready') throw new Error('a message that was just written is not there');
  return [copy];
}

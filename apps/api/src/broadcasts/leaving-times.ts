import type { OneTimeContent } from '@kept/content/one-time/one-time-content';
import { earliest, quietEnd, type TimedRow } from '@kept/sequences/claim-row';
import type { OneTimeRequest } from '@kept/sequences/one-time/one-time-request';
import { prepareOneTimeMessages } from '@kept/sequences/one-time/prepare-one-time-messages';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '@kept/sequences/transaction';
import type { BroadcastAnswer, RecipientPage } from './broadcast.schema.ts';

type Recipient = RecipientPage['recipients'][number];

interface LeavingRequest extends TransactionRequest {
  readonly broadcast: Pick<BroadcastAnswer, 'channel' | 'status' | 'send_at'>;
  readonly recipients: readonly Recipient[];
}

/** When a message goes depends on whom it is for, not on what it says; only it has to say something. */
const ANY_WORDS: Readonly<Record<BroadcastAnswer['channel'], OneTimeContent>> = {
  sms: { channel: 'sms', body: '.', attachments: [] },
  email: { channel: 'email', subject: null, body: '.', attachments: [] },
  call: { channel: 'call', script: [{ say: '.' }], voicemail: null },
};

const READ: Statement = {
  name: 'read_leaving_times',
  text: `select m.id, m.due_at, m.channel, m.obeys_quiet_hours, m.client_time_zone, ap.time_zone, a.settings,
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now
    from message m
    join account a on a.id = $1
    left join appointment ap on ap.account_id = $1 and ap.id = m.appointment_id
    where m.account_id = $1 and m.id = any($2::uuid[])`,
};

/** The recipients, each that waits with the time at which it goes: after quiet hours where they defer it. */
export async function withLeavingTimes(request: LeavingRequest): Promise<readonly Recipient[]> {
  const { broadcast, recipients } = request;
  const is_ahead = broadcast.status === 'scheduled';
  return await inTransaction(request, async (transaction) => {
    const [written, ahead] = await Promise.all([
      timesOfWritten(transaction, request),
      is_ahead ? timesAhead(transaction, request) : new Map<number, string>(),
    ]);
    return recipients.map((recipient) => leaving(recipient, { written, ahead, send_at: broadcast.send_at }));
  });
}

interface Times {
  /** Of written messages: when each goes, and whether quiet hours say so. */
  readonly written: ReadonlyMap<string, Leaving>;
  /** By place, of those that are not written yet. */
  readonly ahead: ReadonlyMap<number, string>;
  readonly send_at: string;
}

type Leaving = Pick<Recipient, 'due_at' | 'is_put_off'>;

function leaving(recipient: Recipient, { written, ahead, send_at }: Times): Recipient {
  if (recipient.due_at !== null) {
    const own = written.get(recipient.message_id ?? '');
    return own === undefined ? recipient : { ...recipient, ...own, is_put_off: own.is_put_off || recipient.is_put_off };
  }
  const due_at = ahead.get(recipient.position) ?? null;
  return { ...recipient, due_at, is_put_off: due_at !== null && due_at > send_at };
}

async function timesOfWritten(
  transaction: Transaction,
  { account_id, recipients }: LeavingRequest,
): Promise<ReadonlyMap<string, Leaving>> {
  const ids = recipients.flatMap(({ due_at, message_id }) =>
    due_at === null || message_id === null ? [] : [message_id],
  );
  if (ids.length === 0) return new Map();
  const rows = await transaction.read<TimedRow & { readonly id: string }>(READ, [account_id, ids]);
  return new Map(rows.map((row) => [row.id, { due_at: earliest(row), is_put_off: quietEnd(row) !== null }]));
}

async function timesAhead(
  transaction: Transaction,
  { account_id, broadcast, recipients }: LeavingRequest,
): Promise<ReadonlyMap<number, string>> {
  const waiting = recipients.filter(({ outcome }) => outcome === 'waiting');
  const requests = waiting.map(({ address, contact_id, participant_id }): OneTimeRequest => ({
    once_key: '',
    to_address: address,
    contact_id,
    participant_id,
    content: ANY_WORDS[broadcast.channel],
    translations: {},
    template_id: null,
    broadcast_id: null,
    written_by_user_id: null,
    asks_own_question: false,
    due_at: broadcast.send_at,
    lane: 'bulk',
    obeys_quiet_hours: true,
  }));
  const copies = await prepareOneTimeMessages(transaction, { account_id, requests });
  return new Map(
    waiting.flatMap(({ position }, index): readonly (readonly [number, string])[] => {
      const copy = copies[index];
      return copy?.type === 'ready' ? [[position, copy.leaves_at]] : [];
    }),
  );
}

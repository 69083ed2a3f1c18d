import { TRIED_ANEW } from './broadcasts/tried-anew.ts';
import type { LooseMessage } from './due-work.ts';
import { rescuesOf, type MessageRescue } from './journal/read-thread-page.ts';
import { resolveUnknown } from './resolve-unknown.ts';
import type { SequenceRef } from './sequence-ref.ts';
import { inTransaction, type Statement, type TransactionRequest } from './transaction.ts';

const LOCK: Statement = {
  name: 'lock_message_to_rescue',
  text: `select m.id, m.direction, m.kind, m.status, m.lane, ${TRIED_ANEW} as tried_anew from message m
    where m.account_id = $1 and m.id = $2 for no key update`,
};

const RESEND: Statement = {
  name: 'resend_loose_message',
  text: `update message set status = 'due', status_reason = null, claimed_at = null, updated_at = now()
    where account_id = $1 and id = $2`,
};

const DROP: Statement = {
  name: 'drop_loose_message',
  text: `update message set status = 'skipped', status_reason = 'staff_skipped', updated_at = now()
    where account_id = $1 and id = $2`,
};

/** Whoever sends again by hand wants it tried, also where a failure once said that it can never work. */
const TRY_ADDRESS: Statement = {
  name: 'try_dead_address_of_message',
  text: `delete from dead_address d using message m
    where m.account_id = $1 and m.id = $2 and d.account_id = m.account_id and d.address = m.to_address`,
};

interface Locked {
  readonly direction: 'in' | 'out';
  readonly kind: string;
  readonly status: string;
  readonly lane: LooseMessage['lane'];
  readonly tried_anew: boolean;
}

export interface RescueRequest extends TransactionRequest {
  readonly message_id: string;
  readonly rescue: MessageRescue;
}

export type Rescued =
  | { readonly type: 'done'; readonly nudge: readonly SequenceRef[]; readonly messages: readonly LooseMessage[] }
  | { readonly type: 'not_found' }
  /** It is past that: somebody else was there before, or it was never to be sent by hand. */
  | { readonly type: 'refused'; readonly status: string };

/** Sends a message that did not arrive once more, or gives it up: what stands with a message as its `actions`. */
export async function rescueMessage(request: RescueRequest): Promise<Rescued> {
  const { account_id, message_id, rescue } = request;
  const loose = await inTransaction(request, async (transaction): Promise<Rescued | 'unknown'> => {
    const [message] = await transaction.read<Locked>(LOCK, [account_id, message_id]);
    if (message === undefined || message.direction === 'in') return { type: 'not_found' };
    if (message.status === 'unknown') return 'unknown';
    if (!rescuesOf(message).includes(rescue)) return { type: 'refused', status: message.status };
    transaction.write(rescue === 'resend' ? RESEND : DROP, [account_id, message_id]);
    if (rescue === 'resend') transaction.write(TRY_ADDRESS, [account_id, message_id]);
    const messages = rescue === 'resend' ? [{ account_id, message_id, lane: message.lane }] : [];
    return { type: 'done', nudge: [], messages };
  });
  if (loose !== 'unknown') return loose;
  const settled = await resolveUnknown({ ...request, as: rescue === 'resend' ? 'resend' : 'failed' });
  if (settled.type === 'not_unknown') return { type: 'refused', status: settled.status };
  if (settled.type === 'not_found') return settled;
  const { nudge } = settled;
  // one of no sequence has nobody else who looks for it at once
  const messages = nudge.length > 0 || rescue === 'drop' ? [] : [{ account_id, message_id, lane: 'answer' as const }];
  return { type: 'done', nudge, messages };
}

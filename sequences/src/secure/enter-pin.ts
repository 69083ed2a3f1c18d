import { createHmac, timingSafeEqual } from 'node:crypto';
import { writeLog } from '../effects/write-log.ts';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '../transaction.ts';
import { linkPass } from './link-pass.ts';
import { MOST_WRONG, MOST_WRONG_A_DAY, pinOf, readLink, type LinkRow } from './read-link.ts';
import type { Vault } from './vault.ts';

/**
 * Counts a try before it is compared, in one statement that locks the person's row until the end of the transaction: tries
 * over several links and from many addresses stand in line here, and the sixth finds the fifth counted. No row: shut. A
 * link made after the lock starts anew; the day's count does not.
 */
const COUNT: Statement = {
  name: 'count_pin_try',
  text: `insert into secure_pin_guard as g (account_id, person_id, wrong, day, wrong_that_day)
    values ($1, $2, 1, (now() at time zone 'utc')::date, 1)
    on conflict (account_id, person_id) do update set
      wrong = case when g.locked_at is null then g.wrong + 1 else 1 end, locked_at = null,
      wrong_that_day = case when g.day = excluded.day then g.wrong_that_day + 1 else 1 end, day = excluded.day
    where (g.locked_at is null or g.locked_at < $3::timestamptz)
      and (g.day <> excluded.day or g.wrong_that_day < ${MOST_WRONG_A_DAY})
    returning wrong, wrong_that_day`,
};

const FORGIVE: Statement = {
  name: 'forgive_pin_try',
  text: `update secure_pin_guard set wrong = 0, wrong_that_day = greatest(wrong_that_day - 1, 0)
    where account_id = $1 and person_id = $2`,
};

const LOCK: Statement = {
  name: 'lock_secure_links',
  text: `update secure_pin_guard set locked_at = clock_timestamp() where account_id = $1 and person_id = $2`,
};

const OPENED: Statement = {
  name: 'note_link_opened',
  text: `update secure_link set opened_at = coalesce(opened_at, now()) where account_id = $1 and id = $2`,
};

export interface EnterRequest extends TransactionRequest {
  readonly link_id: string;
  readonly vault: Vault;
  /** The installation's secret key. */
  readonly secret: Buffer;
  /** What was typed; of a link without a PIN it does not matter. */
  readonly pin: string;
}

export type Entered =
  | { readonly type: 'opened'; readonly pass: string }
  | { readonly type: 'wrong'; readonly link: LinkRow; readonly tries_left: number }
  | { readonly type: 'locked'; readonly link: LinkRow }
  | { readonly type: 'expired'; readonly link: LinkRow }
  | { readonly type: 'lost' };

/** Opens a conversation with a PIN, or by a press where none is asked for. Every try counts until it proves right. */
export async function enterPin(request: EnterRequest): Promise<Entered> {
  const { account_id, link_id, vault } = request;
  return await inTransaction(request, async (transaction) => {
    const link = await readLink(transaction, { account_id, link_id });
    if (link === null) return { type: 'lost' };
    if (link.expired) return { type: 'expired', link };
    const pin = pinOf(link, await vault.keysOf(transaction, account_id));
    if (pin === null) {
      open(transaction, { link, code: 'secure_opened' });
      return opened(request, pin);
    }
    const [counted] = await transaction.read<{ wrong: number; wrong_that_day: number }>(COUNT, [
      account_id,
      link.person_id,
      link.created_at,
    ]);
    if (counted === undefined) return { type: 'locked', link };
    if (isSame(request.pin.trim(), pin.trim())) {
      transaction.write(FORGIVE, [account_id, link.person_id]);
      open(transaction, { link, code: 'secure_pin_entered' });
      return opened(request, pin);
    }
    const tries_left = Math.max(0, Math.min(MOST_WRONG - counted.wrong, MOST_WRONG_A_DAY - counted.wrong_that_day));
    note(transaction, { link, code: 'secure_pin_wrong', detail: { tries_left } });
    if (tries_left > 0) return { type: 'wrong', link, tries_left };
    transaction.write(LOCK, [account_id, link.person_id]);
    note(transaction, { link, code: 'secure_locked', detail: {} });
    return { type: 'locked', link };
  });
}

function opened({ account_id, link_id, secret }: EnterRequest, pin: string | null): Entered {
  return { type: 'opened', pass: linkPass({ account_id, link_id, pin, secret, now_ms: Date.now() }) };
}

function open(transaction: Transaction, { link, code }: { readonly link: LinkRow; readonly code: string }): void {
  transaction.write(OPENED, [link.account_id, link.id]);
  note(transaction, { link, code, detail: {} });
}

interface Note {
  readonly link: LinkRow;
  readonly code: string;
  readonly detail: Readonly<Record<string, string | number | null>>;
}

function note(transaction: Transaction, { link, code, detail }: Note): void {
  const { account_id, message_id, sequence_id, appointment_id, contact_id, to_address: address, now: at } = link;
  writeLog(transaction, {
    account_id,
    sequence_id,
    appointment_id,
    message_id,
    code,
    detail: { ...detail, contact_id, address, channel: link.channel },
    at,
  });
}

/** In the same time whatever is wrong, and however long it is. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'kept pin').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

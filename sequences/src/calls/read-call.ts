import type { ChosenVoices } from '@kept/content/voice-of';
import type { Statement, Transaction } from '../transaction.ts';
import type { CallAnswer, CallKey, Spoken } from './call-answer.ts';

/** A call that was placed, or may have been, with the turn that is asked for. */
export interface CallRow {
  readonly message_id: string;
  readonly sequence_id: string | null;
  readonly spoken: Spoken | null;
  readonly to_address: string;
  readonly from_address: string | null;
  readonly locale: string;
  readonly voices: ChosenVoices;
  readonly ended: boolean;
  /** So lately that a digit dialled before the end may still be on its way. */
  readonly ended_just_now: boolean;
  /** How many turns were answered. */
  readonly turns: number;
  readonly answer: CallAnswer | null;
  /** The number is on the stop list. */
  readonly stopped: boolean;
  readonly account_name: string;
  /** The account's own wording of what the product says by itself. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const READ: Statement = {
  name: 'read_call',
  text: `select m.id as message_id, m.sequence_id, m.spoken, m.to_address, m.from_address,
      coalesce(m.spoken ->> 'locale', a.locale) as locale,
      coalesce(a.settings -> 'voices', '{}') as voices, c.ended_at is not null as ended,
      coalesce(c.ended_at > clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' - interval '60 seconds', false)
        as ended_just_now,
      coalesce((select max(each.number) from call_turn each where each.account_id = $1 and each.attempt_id = $2), 0) as turns,
      t.answer,
      exists (select from stop_list_entry e where e.account_id = $1 and e.type = 'phone' and e.address = m.to_address) as stopped,
      a.name as account_name, coalesce(a.settings -> 'texts', '{}'::jsonb) as texts
    from delivery_attempt at
    join message m on m.account_id = at.account_id and m.id = at.message_id and m.channel = 'call'
    join account a on a.id = m.account_id
    left join call c on c.account_id = at.account_id and c.attempt_id = at.id
    left join call_turn t on t.account_id = at.account_id and t.attempt_id = at.id and t.number = $4
    where at.account_id = $1 and at.id = $2 and (at.provider_id is null or at.provider_id = $3)
      and at.outcome in ('pending', 'accepted', 'unknown')`,
};

/** The call a webhook names; null when this account placed none by that name and the provider's id. */
export async function readCall(
  transaction: Transaction,
  { account_id, attempt_id, provider_id, turn }: CallKey & { readonly turn: number },
): Promise<CallRow | null> {
  const [row] = await transaction.read<CallRow>(READ, [account_id, attempt_id, provider_id, turn]);
  return row ?? null;
}

/** An answer that says nothing more. */
export function hangUp(locale: string): CallAnswer {
  return { locale, parts: [], next: { type: 'hang_up' } };
}

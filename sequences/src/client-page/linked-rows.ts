import { endOf } from '@kept/rules/timing/appointment-span';
import { shiftInstant } from '@kept/rules/timing/shift-instant';
import { inOrderOfStart, type RowWithFacts } from '../in-order-of-start.ts';
import { READ_SEQUENCE, type SequenceRow } from '../load-sequence.ts';
import type { Statement, Transaction } from '../transaction.ts';

/** What a link leads to: the appointments that its message told of. */
export interface PageLinkKey {
  readonly account_id: string;
  /** The message that the link went in. */
  readonly message_id: string;
}

/** A link is over so long after the end of its appointment: what was is nobody's business any more who finds it. */
const OVER_AFTER_DAYS = 60;

/** Of one that went out for several appointments, all of theirs; a one-time message has the sequence of its participant. */
const READ_LINKED: Statement = {
  name: 'read_sequences_of_page_link',
  text: `select distinct s.id from (
      select account_id, participant_id from message where account_id = $1 and id = $2 and direction = 'out' and kind <> 'notification'
      union all
      select account_id, participant_id from message where account_id = $1 and sent_with_id = $2) m
    join sequence s on s.account_id = m.account_id and s.participant_id = m.participant_id`,
};

/** The sequences a link leads to, by start; none: it leads nowhere, or no longer. */
export async function linkedRows(
  transaction: Transaction,
  { account_id, message_id }: PageLinkKey,
): Promise<readonly RowWithFacts[]> {
  const linked = await transaction.read<{ id: string }>(READ_LINKED, [account_id, message_id]);
  const rows = await Promise.all(
    linked.map(({ id }) => transaction.read<SequenceRow>(READ_SEQUENCE, [account_id, id])),
  );
  return inOrderOfStart(rows.flat()).filter(
    ({ row, facts }) => row.now < shiftInstant(endOf(facts.appointment), OVER_AFTER_DAYS * 24 * 60),
  );
}

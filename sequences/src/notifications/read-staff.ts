import type { Sender } from '../load-sequence.ts';
import type { Statement, Transaction } from '../transaction.ts';
import type { StaffMember } from './reached-by.ts';

const READ: Statement = {
  name: 'read_staff_to_tell',
  text: `select coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'email', u.email, 'phone', u.phone,
          'is_admin', u.role = 'admin') order by u.email)
        from "user" u where u.account_id = $1 and u.disabled_at is null), '[]') as people,
      coalesce((select jsonb_agg(jsonb_build_object('id', se.id, 'type', se.type, 'address', se.address))
        from sender se where se.account_id = $1 and se.is_default), '[]') as senders`,
};

/** Who works in the account, and what tells them where nothing else is said: its usual number and mailbox. */
export interface Staff {
  readonly people: readonly StaffMember[];
  readonly senders: readonly Sender[];
}

const NOBODY: Staff = { people: [], senders: [] };

/** Read only where there is something to tell: most of what happens is told to nobody. */
export async function readStaff(transaction: Transaction, account_id: string): Promise<Staff> {
  const [staff] = await transaction.read<Staff>(READ, [account_id]);
  return staff ?? NOBODY;
}

import type { Instant } from '@kept/rules/instant';
import type { Statement, Transaction } from '@kept/sequences/transaction';

const OUR_NUMBERS: Statement = {
  name: 'read_our_numbers',
  text: `select address as number from sender where account_id = $1 and type = 'phone' order by is_default desc, address`,
};

/** The numbers clients can text, the one we text from first. */
export async function readOurNumbers(transaction: Transaction, account_id: string): Promise<readonly string[]> {
  return (await transaction.read<{ number: string }>(OUR_NUMBERS, [account_id])).map(({ number }) => number);
}

export interface PhoneOwner {
  readonly phone: string;
  readonly name: string;
}

/** Of the next fifty appointments; nobody rehearses with more. */
const PHONES_AHEAD: Statement = {
  name: 'read_phones_ahead',
  text: `select p.phone, min(p.name) as name
    from (select a.account_id, a.id, a.start_at from appointment a
      where a.account_id = $1 and a.start_at >= $2::timestamptz - interval '1 day' and a.deleted_at is null
      order by a.start_at, a.id limit 50) soon
    join participant p on p.account_id = soon.account_id and p.appointment_id = soon.id
    where p.phone is not null group by p.phone order by min(soon.start_at), p.phone`,
};

/** The phones of those whose appointment comes next, soonest first. */
export async function readPhonesAhead(
  transaction: Transaction,
  { account_id, now }: { readonly account_id: string; readonly now: Instant },
): Promise<readonly PhoneOwner[]> {
  return await transaction.read<PhoneOwner>(PHONES_AHEAD, [account_id, now]);
}

const NAMES: Statement = {
  name: 'read_names_of_phones',
  text: `select distinct on (phone) phone, name from participant
    where account_id = $1 and phone = any($2::text[]) order by phone, created_at desc`,
};

/** Whose phones these are, as the newest appointment of each says. */
export async function readNamesOfPhones(
  transaction: Transaction,
  { account_id, numbers }: { readonly account_id: string; readonly numbers: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const owners = await transaction.read<PhoneOwner>(NAMES, [account_id, numbers]);
  return new Map(owners.map(({ phone, name }) => [phone, name]));
}

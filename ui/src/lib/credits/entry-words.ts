import type { CreditEntries } from '#lib/api/generated/types.gen.ts';

type Entry = CreditEntries['entries'][number];

const REASONS: Readonly<Record<Entry['reason'], string>> = {
  message: 'A message',
  returned: 'Given back: the message did not leave',
  granted: 'Granted',
  corrected: 'Corrected',
};

/** What moved the credits, with what a person wrote to it. */
export function entryWords({ reason, note }: Pick<Entry, 'reason' | 'note'>): string {
  return note === null ? REASONS[reason] : `${REASONS[reason]}: ${note}`;
}

/** `+100` and `−3`, in the account's way of writing numbers. */
export function signed(amount: number, locale: string): string {
  return new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' }).format(amount);
}

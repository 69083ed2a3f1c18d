/** What a mailbox does with a mail beside answering it, in words. */
export const MAIL_ACTS = [
  { act: 'out_of_office', label: 'Out of office', done: 'An automatic reply was sent.' },
  { act: 'bounce', label: 'Bounce', done: 'The mail was sent back as undeliverable.' },
  { act: 'complaint', label: 'Report spam', done: 'The mailbox’s provider has passed on the complaint.' },
  { act: 'unsubscribe', label: 'Unsubscribe', done: 'Unsubscribed with one click.' },
] as const;

export type MailActWords = (typeof MAIL_ACTS)[number];

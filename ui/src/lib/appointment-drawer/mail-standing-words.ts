const WORDS: Readonly<Record<string, string>> = {
  automatic: 'Automatic reply: not taken as an answer',
  unsigned: 'Not sent to one of our reply addresses, so nobody knows who wrote it',
  nothing_new: 'Nothing new was found in it',
};

/** What there is to say of a mail that was not taken for an answer; null: it was. */
export function mailStandingWords(status_reason: string | null): string | null {
  return status_reason === null ? null : (WORDS[status_reason] ?? null);
}

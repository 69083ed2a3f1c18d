/** What mail programs put before the subject of an answer, in the languages of those that translate it, once or many times. */
const PREFIXES = /^(?:\s*(?:re|aw|antw|sv|vs|rv|tr|wg|fw|fwd|rif|res|odp|ynt|回复|答复)\s*(?:\[\d+\])?\s*[:：])+\s*/iu;

/** The subject of an answer to a mail: its own with one `Re:`; null when it has none, so that a usual one is taken. */
export function replySubject(subject: string): string | null {
  const bare = subject.replace(PREFIXES, '').trim();
  return bare === '' ? null : `Re: ${bare}`;
}

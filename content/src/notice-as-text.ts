/** Three segments of a text in plain letters. */
const MOST_SAID = 160;
const MOST_SUBJECT = 200;

/** What of a notice fits into a text: its subject, and the beginning of what the client said. */
export function noticeAsText({
  subject,
  reply,
  is_answered_by,
}: {
  readonly subject: string;
  /** The client's own words; null: there are none. */
  readonly reply: string | null;
  /** `text`: what is written back goes to the client. */
  readonly is_answered_by: 'text' | 'nobody';
}): string {
  const said = reply === null ? '' : oneLine(reply);
  const head = shortened(oneLine(subject), MOST_SUBJECT);
  return [
    head,
    ...(said === '' ? [] : [`"${shortened(said, MOST_SAID)}"`]),
    ...(is_answered_by === 'text' ? ['Your answer to this goes to the client.'] : []),
  ].join('\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
}

/** Three dots and no ellipsis, which would make every letter of the text cost twice. */
function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 3).toWellFormed()}...`;
}

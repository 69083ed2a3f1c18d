import type { InboxThread } from '#lib/api/generated/types.gen.ts';

/** What somebody is called: by their name, else by the address they wrote from. */
export function personName({ name, addresses }: Pick<InboxThread, 'name' | 'addresses'>): string {
  return name !== null && name.trim() !== '' ? name : (addresses[0]?.address ?? 'Nobody known');
}

const WHAT = { sms: 'Text', email: 'Email', call: 'Call' } as const;

/** How the last thing said begins, on one line, with who said it where it was us. */
export function lastWords(last: InboxThread['last']): string {
  if (last === null) return 'Nothing said yet';
  const by = last.direction === 'in' ? '' : last.kind === 'one_time' ? 'You: ' : 'Automatic: ';
  if (last.sent_securely) return `${by}${last.direction === 'in' ? 'A secure reply' : 'A secure message'}`;
  const said = [last.subject, last.body].filter((part) => part !== null && part.trim() !== '').join(' – ');
  const words = said === '' ? (last.files > 0 ? 'A picture or file' : WHAT[last.channel]) : said;
  return `${by}${words}`;
}

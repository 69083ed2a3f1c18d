const WORDS: readonly (readonly [string, string])[] = [
  ['/send_at', 'The time'],
  ['/time_zone', 'The time zone'],
  ['/recipients', 'The list of recipients'],
  ['/send_securely', 'Sending securely'],
  ['/pin', 'The PIN'],
  ['/template_id', 'The template'],
  ['/content/subject', 'The subject'],
  ['/content/attachments', 'What is attached'],
  ['/content/script', 'What is said'],
  ['/content/voicemail', 'What is left on a machine'],
  ['/content', 'The text'],
];

/** A field that the API names, as compose names it. */
export function fieldWords(pointer: string): string {
  return WORDS.find(([field]) => pointer.startsWith(field))?.[1] ?? pointer.slice(1).replaceAll('/', ' ');
}

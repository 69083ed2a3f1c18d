/** How many messages a folder has, as far as they were counted. */
export function countedMessages(total: number, locale: string): string {
  if (total > 1_000) return 'more than 1,000 messages';
  return `${new Intl.NumberFormat(locale).format(total)} message${total === 1 ? '' : 's'}`;
}

import type { Contact } from '#lib/api/generated/types.gen.ts';

type Called = Pick<Contact, 'name' | 'phones' | 'emails'>;

/** What somebody is called: by name, else by their usual address. */
export function calledName({ name, phones, emails }: Called): string {
  if (name.trim() !== '') return name;
  return phones[0] ?? emails[0] ?? 'No name';
}

/** How many there are, as far as they were counted. */
export function countWords(total: number, locale: string): string {
  if (total > 1000) return 'more than 1,000 contacts';
  return `${new Intl.NumberFormat(locale).format(total)} contact${total === 1 ? '' : 's'}`;
}

/** Addresses as they are typed, one a line; empty lines are none. */
export function linesOf(text: string): string[] {
  return text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

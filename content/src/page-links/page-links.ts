/** The fields that lead clients to their page. */
export type PageLinkField = 'reminder.link' | 'booking.link';

/** The first part of the address of the page that a field leads to. */
export type PagePath = 'r' | 'b';

interface PageLink {
  readonly path: PagePath;
  /** A reserved name (RFC 2606): nobody can ever be led there. */
  readonly mark: string;
}

const PAGE_LINKS: Readonly<Record<PageLinkField, PageLink>> = {
  'reminder.link': { path: 'r', mark: 'https://page-link.invalid/reminder' },
  'booking.link': { path: 'b', mark: 'https://page-link.invalid/booking' },
};

/** Their names. */
export const PAGE_LINK_FIELDS: readonly string[] = Object.keys(PAGE_LINKS);

const MARK = /https:\/\/page-link\.invalid\/(reminder|booking)/gu;
const LINK = /https?:\/\/[^\s"<>()]+?\/([rb])\/[\w-]{64}(?![\w-])/gu;

/**
 * What stands for a link in stored words; the link itself is put in as the message leaves, so that neither the database
 * nor a log has it (ADR 0076).
 */
export function pageLinkMark(field: PageLinkField): string {
  return PAGE_LINKS[field].mark;
}

/** Words as they leave: each mark is the address of its page. */
export function putPageLinksIn(text: string, addressOf: (path: PagePath) => string): string {
  return text.replaceAll(MARK, (_mark, name: string) => addressOf(name === 'booking' ? 'b' : 'r'));
}

/** Words as they are heard: a link cannot be said. */
export function leavePageLinksOut(text: string): string {
  return putPageLinksIn(text, () => '');
}

/** Words that have been out, such as a provider still shows them, as they are kept here. */
export function takePageLinksOut(text: string): string {
  return text.replaceAll(LINK, (_link, path: string) => pageLinkMark(path === 'b' ? 'booking.link' : 'reminder.link'));
}

/** Whether a value is a mark and nothing else: of all values of a mail these alone are read as links. */
export function isPageLinkMark(value: string): boolean {
  return Object.values(PAGE_LINKS).some(({ mark }) => mark === value);
}

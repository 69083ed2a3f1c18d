/** The inbox's folders, as addresses name them, with their words. */
export const INBOX_FOLDERS = [
  { folder: 'open', label: 'Inbox' },
  { folder: 'mine', label: 'Assigned to me' },
  { folder: 'unread', label: 'Unread' },
  { folder: 'archived', label: 'Archived' },
] as const;

export type InboxFolder = (typeof INBOX_FOLDERS)[number]['folder'];

/** The folder that an address shows. */
export function inboxFolder(params: Pick<URLSearchParams, 'get'>): InboxFolder {
  return INBOX_FOLDERS.find(({ folder }) => folder === params.get('folder'))?.folder ?? 'open';
}

/** What a secure message says. */
export interface SecureContent {
  readonly subject: string | null;
  readonly body: string;
  /** Of a mail: the body as a fragment of HTML, all of it ours. */
  readonly html: string | null;
}

/** What the seal of a message's content is bound to. */
export const contentBinding = (message_id: string): string => `message/${message_id}`;

/** What the seal of a link's PIN is bound to. */
export const linkBinding = (link_id: string): string => `link/${link_id}`;

/** What the seal of a contact's PIN is bound to. */
export const contactBinding = (contact_id: string): string => `contact/${contact_id}`;

/** What the seal of the account's usual PIN is bound to. */
export const USUAL_PIN_BINDING = 'usual pin';

/** The content as it was sealed, with {@link writeContent}. */
export function readContent(text: string): SecureContent {
  const read: unknown = JSON.parse(text);
  if (typeof read !== 'object' || read === null) throw new Error('sealed content is no object');
  const part = (name: string): string | null => {
    const value: unknown = Object.entries(read).find(([key]) => key === name)?.[1];
    return typeof value === 'string' ? value : null;
  };
  return { subject: part('subject'), body: part('body') ?? '', html: part('html') };
}

/** The text that is sealed. */
export function writeContent({ subject, body, html }: SecureContent): string {
  return JSON.stringify({ subject, body, html });
}

import { clientToken, type LinkPurpose } from '@kept/channels/client-token';
import type { PagePath } from '@kept/content/page-links/page-links';
import type { SecretKey } from '@kept/persistence/encrypt';

interface PageLinkRequest {
  readonly account_id: string;
  /** The message that the link goes in. */
  readonly message_id: string;
  readonly path: PagePath;
  readonly access: { readonly public_url: string; readonly secret_key: SecretKey };
}

/** What a token in the address of a page is good for. */
export const PAGE_PURPOSES: Readonly<Record<PagePath, LinkPurpose>> = { r: 'reminder page', b: 'booking page' };

/** Where a link to a client's page leads; its token is made from the message's id and the installation's key, and kept nowhere. */
export function pageLinkUrl({ account_id, message_id: id, path, access }: PageLinkRequest): string {
  const { public_url, secret_key } = access;
  const token = clientToken({ account_id, id, purpose: PAGE_PURPOSES[path], secret: secret_key.bytes });
  return `${public_url}/${path}/${token}`;
}

import { clientToken } from '@kept/channels/client-token';
import type { SecretKey } from '@kept/persistence/encrypt';

interface LinkUrlRequest {
  readonly account_id: string;
  readonly link_id: string;
  readonly access: { readonly public_url: string; readonly secret_key: SecretKey };
}

/** Where a secure link leads; its token is made from its id and the installation's key, and kept nowhere. */
export function secureLinkUrl({ account_id, link_id: id, access: { public_url, secret_key } }: LinkUrlRequest): string {
  return `${public_url}/s/${clientToken({ account_id, id, purpose: 'secure link', secret: secret_key.bytes })}`;
}

const TOKEN_LENGTH = 64;

/** How long this link, and any to a client’s page, is in a text: what a text costs is counted with it. */
export function secureLinkLength(public_url: string): number {
  return `${public_url}/s/`.length + TOKEN_LENGTH;
}

import { clientToken } from '@kept/channels/client-token';
import type { SecretKey } from '@kept/persistence/encrypt';
import type { ReadyLink } from './prepare-link.ts';

interface PictureUrlRequest {
  readonly account_id: string;
  readonly access: { readonly public_url: string; readonly secret_key: SecretKey };
}

/** Where the picture lies whose fetching tells that a mail with a link was opened. Its token opens no page. */
export function openPictureUrl(
  { id }: Pick<ReadyLink, 'id'>,
  { account_id, access: { public_url, secret_key } }: PictureUrlRequest,
): string {
  return `${public_url}/o/${clientToken({ account_id, id, purpose: 'open picture', secret: secret_key.bytes })}.gif`;
}

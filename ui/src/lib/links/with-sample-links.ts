import { putPageLinksIn } from '@kept/content/page-links/page-links';
import { samplePageLink } from '@kept/content/page-links/sample-page-link';
import { SECURE_LINK_MARK } from '@kept/content/secure/secure-link-mark';

/** Where a preview's links would lead if nobody said where this installation is. */
const SOMEWHERE = 'https://clinic.example';

/** A preview's words with links as long as they will be; each client's own is made as the message leaves. */
export function withSampleLinks(text: string): string {
  return putPageLinksIn(text, (path) => samplePageLink(path, here())).replaceAll(SECURE_LINK_MARK, sampleSecureLink());
}

/** As long as the link of a real invitation. */
export function sampleSecureLink(): string {
  return samplePageLink('s', here());
}

function here(): string {
  return typeof location === 'undefined' ? SOMEWHERE : location.origin;
}

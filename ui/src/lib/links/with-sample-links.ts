import { putPageLinksIn } from '@kept/content/page-links/page-links';
import { samplePageLink } from '@kept/content/page-links/sample-page-link';

/** Where a preview's links would lead if nobody said where this installation is. */
const SOMEWHERE = 'https://clinic.example';

/** A preview's words with links as long as they will be; each client's own is made as the message leaves. */
export function withSampleLinks(text: string): string {
  const public_url = typeof location === 'undefined' ? SOMEWHERE : location.origin;
  return putPageLinksIn(text, (path) => samplePageLink(path, public_url));
}

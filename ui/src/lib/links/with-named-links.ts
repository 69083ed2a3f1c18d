import { putPageLinksIn } from '@kept/content/page-links/page-links';
import { SECURE_LINK_MARK } from '@kept/content/secure/secure-link-mark';

/** Words as staff read them: a client's own links are named, for they stand in what was sent and nowhere else. */
export function withNamedLinks(text: string): string {
  return putPageLinksIn(text, () => '[link to their page]').replaceAll(SECURE_LINK_MARK, '[secure link]');
}

import { putPageLinksIn } from '@kept/content/page-links/page-links';

/** Words as staff read them: a client's own link is named, for it stands in what was sent and nowhere else. */
export function withNamedLinks(text: string): string {
  return putPageLinksIn(text, () => '[link to their page]');
}

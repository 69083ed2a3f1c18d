import type { PagePath } from './page-links.ts';

/** As long as a real one, which is what a preview counts; it leads nowhere. */
const SAMPLE_TOKEN = 'AZqZ1vN0cYyq4lYwq3m3kQGaoP6wfXcBk8i1m2tq7Tsample-link-in-preview';

/** The link to a page, or of a secure message (`s`), as a preview shows it. */
export function samplePageLink(path: PagePath | 's', public_url: string): string {
  return `${public_url}/${path}/${SAMPLE_TOKEN}`;
}

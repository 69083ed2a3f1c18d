import { createHash } from 'node:crypto';

/** A strong entity tag of what a revision says and how it is laid out. */
export function revisionEtag(content: {
  readonly definition: unknown;
  readonly layout: unknown;
  readonly number: number;
}): string {
  return `"${createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)}"`;
}

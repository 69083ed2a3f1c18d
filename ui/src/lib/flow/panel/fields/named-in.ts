import { SECURE_LINK_FIELD } from '@kept/content/known-field';
import { PAGE_LINK_FIELDS } from '@kept/content/page-links/page-links';
import type { TextPart } from '@kept/rules/checks/issue';

/** What a part of a message may name, of the fields that all may: an invitation its link first, a call no link. */
export function namedIn(part: TextPart, fields: readonly string[]): readonly string[] {
  if (part === 'link_body') return [SECURE_LINK_FIELD, ...fields];
  return part === 'said' ? fields.filter((field) => !PAGE_LINK_FIELDS.includes(field)) : fields;
}

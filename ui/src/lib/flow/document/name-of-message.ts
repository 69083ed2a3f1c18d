import type { AutoMessage } from '@kept/rules/document';

/** What a message is called where it is spoken of, also while it has no name. */
export function nameOfMessage({ name }: Pick<AutoMessage, 'name'>): string {
  return name === '' ? 'Unnamed message' : name;
}

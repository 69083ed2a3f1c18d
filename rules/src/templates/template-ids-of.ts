import { referencesOf } from '../checks/file-references.ts';
import type { Definition } from '../document.ts';

/** The templates a definition names, each once. */
export function templateIdsOf(definition: Definition): readonly string[] {
  return [...new Set(referencesOf(definition).templates.map(({ id }) => id))];
}

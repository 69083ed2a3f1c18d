import { buildFields, type Fields } from '@kept/content/fields';
import type { EffectContext } from './effect-context.ts';

/** What a message of this sequence can name. */
export function fieldsOf({ facts, loaded: { row } }: EffectContext): Fields {
  return buildFields({ facts, user: { name: row.owner_name ?? '', company: row.account_name } });
}

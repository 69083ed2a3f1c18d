import type { Template } from '@kept/rules/templates/template';
import { templateWordsSchema } from '@kept/rules/templates/template-schemas';
import type { Statement, Transaction } from '../transaction.ts';

const READ_TEMPLATES: Statement = {
  name: 'read_templates',
  text: `select id, name, channel, content, translations, archived_at is not null as is_archived
    from template where account_id = $1 and id = any($2::uuid[])`,
};

interface Row {
  readonly id: string;
  readonly name: string;
  readonly is_archived: boolean;
  readonly channel: unknown;
  readonly content: unknown;
  readonly translations: unknown;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The templates of those ids, as they are now; archived ones too, for what names one goes on saying it. */
export async function readTemplates(
  transaction: Transaction,
  { account_id, ids }: { readonly account_id: string; readonly ids: readonly string[] },
): Promise<readonly Template[]> {
  const wanted = [...new Set(ids)].filter((id) => UUID.test(id));
  if (wanted.length === 0) return [];
  const rows = await transaction.read<Row>(READ_TEMPLATES, [account_id, wanted]);
  return rows.map(({ id, name, is_archived, ...words }) => ({
    id,
    name,
    is_archived,
    ...templateWordsSchema.parse(words),
  }));
}

import type { Definitions } from '@kept/rules/definitions';
import type { Definition } from '@kept/rules/document';
import { parseDefinition } from '@kept/rules/parse-definition';
import { templateIdsOf } from '@kept/rules/templates/template-ids-of';
import { withTemplates } from '@kept/rules/templates/with-templates';
import { readTemplates } from './templates/read-templates.ts';
import type { Statement, Transaction } from './transaction.ts';

const READ_REVISIONS: Statement = {
  name: 'read_revisions',
  text: `select id, definition from schedule_revision where account_id = $1 and id = any($2::uuid[])`,
};

/** How many definitions a process keeps; a definition is some kilobytes. */
const KEEP = 2_000;

interface Known {
  readonly definition: Definition;
  readonly template_ids: readonly string[];
}

/** Published revisions never change, so each is read from the database once a process; templates change at any time. */
export class DefinitionCache {
  private readonly known = new Map<string, Known>();

  /**
   * The definitions of the given revisions, with what their templates say now: one round trip for those not seen before,
   * one for templates where any is named, none otherwise.
   */
  async load(
    transaction: Transaction,
    { account_id, newest, others }: { account_id: string; newest: string; others: readonly string[] },
  ): Promise<Definitions> {
    const wanted = [...new Set([newest, ...others])];
    const missing = wanted.filter((id) => !this.known.has(id));
    if (missing.length > 0) {
      const rows = await transaction.read<{ id: string; definition: unknown }>(READ_REVISIONS, [account_id, missing]);
      for (const { id, definition } of rows) this.remember(id, readStored(id, definition));
    }
    const found = wanted.flatMap((id) => {
      const known = this.known.get(id);
      return known === undefined ? [] : [{ id, ...known }];
    });
    const ids = found.flatMap(({ template_ids }) => template_ids);
    const templates = ids.length === 0 ? [] : await readTemplates(transaction, { account_id, ids });
    const by_revision = Object.fromEntries(
      found.map(({ id, definition }) => [id, withTemplates(definition, templates)] as const),
    );
    return { newest, by_revision };
  }

  private remember(id: string, definition: Definition): void {
    if (this.known.size >= KEEP) {
      const oldest = this.known.keys().next();
      if (!oldest.done) this.known.delete(oldest.value);
    }
    this.known.set(id, { definition, template_ids: templateIdsOf(definition) });
  }
}

/**
 * A published revision of whatever version. One that cannot be read was written by a newer version or by hand: its
 * sequences wait, marked as stuck, until this process is upgraded.
 */
function readStored(id: string, stored: unknown): Definition {
  const parsed = parseDefinition(stored);
  if (parsed.ok) return parsed.definition;
  const [issue] = parsed.issues;
  throw new Error(`revision ${id} cannot be read: ${issue?.message} (${issue?.pointer})`);
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { parseDefinition } from '@kept/rules/parse-definition';
import { referencesOf } from '@kept/rules/checks/file-references';
import type { Definition } from '@kept/rules/document';
import { readRevisionsInUse, type RevisionInUse } from './read-revisions-in-use.ts';
import type { TemplateUse } from './templates.schema.ts';

const NAMED = '%"template_id": "%';

const BROADCASTS = `
  select id, template_id, send_at, recipient_count from broadcast
  where template_id is not null and status in ('scheduled', 'sending', 'paused') order by send_at, id`;

interface BroadcastRow {
  readonly id: string;
  readonly template_id: string;
  readonly send_at: Date;
  readonly recipient_count: number;
}

/** What says each template, by the template's id. */
export async function readTemplateUses(em: EntityManager): Promise<ReadonlyMap<string, readonly TemplateUse[]>> {
  const revisions = await readRevisionsInUse(em, NAMED);
  const broadcasts = await em.execute<BroadcastRow[]>(BROADCASTS);
  const uses = [
    ...revisions.flatMap(usesOfRevision),
    ...broadcasts.map(({ id, template_id, send_at, recipient_count }) => ({
      template_id,
      use: { by: 'broadcast' as const, broadcast_id: id, send_at: new Date(send_at).toISOString(), recipient_count },
    })),
  ];
  const by_template = Map.groupBy(uses, ({ template_id }) => template_id);
  return new Map([...by_template].map(([id, found]) => [id, found.map(({ use }) => use)]));
}

function usesOfRevision({ definition, ...schedule }: RevisionInUse) {
  const parsed = parseDefinition(definition);
  if (!parsed.ok) return [];
  const named = Map.groupBy(referencesOf(parsed.definition).templates, ({ id }) => id);
  return [...named].map(([template_id, references]) => {
    const ids = new Set(references.map(({ message_id }) => message_id));
    const messages = [...ids].map((id) => ({ id, name: nameOf(parsed.definition, id) }));
    return { template_id, use: { by: 'schedule' as const, ...schedule, messages } };
  });
}

function nameOf({ messages }: Definition, message_id: string | null): string {
  if (message_id === null) return 'Default auto replies';
  return messages.find(({ id }) => id === message_id)?.name ?? '';
}

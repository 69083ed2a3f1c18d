import type { EntityManager } from '@mikro-orm/postgresql';
import { parseDefinition } from '@kept/rules/parse-definition';
import { referencesOf } from '@kept/rules/checks/file-references';
import type { Definition } from '@kept/rules/document';
import type { TemplateUse } from './templates.schema.ts';

/** Newest words first: what a draft, the published revision or one that sequences were left at says. */
const REVISIONS = `
  select ms.id as schedule_id, ms.name, r.definition,
    case when r.status = 'draft' then 'draft' when r.id = ms.published_revision_id then 'published' else 'running' end
      as standing
  from message_schedule ms
  join schedule_revision r on r.account_id = ms.account_id and r.schedule_id = ms.id
  where ms.archived_at is null and r.definition::text like '%"template_id": "%'
    and (r.status = 'draft' or r.id = ms.published_revision_id or exists (
      select from sequence s where s.account_id = r.account_id and s.pinned_revision_id = r.id and not s.finished))
  order by ms.name, ms.id, r.number desc`;

const BROADCASTS = `
  select id, template_id, send_at, recipient_count from broadcast
  where template_id is not null and status in ('scheduled', 'sending', 'paused') order by send_at, id`;

interface RevisionRow {
  readonly schedule_id: string;
  readonly name: string;
  readonly definition: unknown;
  readonly standing: 'draft' | 'published' | 'running';
}

interface BroadcastRow {
  readonly id: string;
  readonly template_id: string;
  readonly send_at: Date;
  readonly recipient_count: number;
}

/** What says each template, by the template's id. */
export async function readTemplateUses(em: EntityManager): Promise<ReadonlyMap<string, readonly TemplateUse[]>> {
  const revisions = await em.execute<RevisionRow[]>(REVISIONS);
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

function usesOfRevision({ definition, ...schedule }: RevisionRow) {
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

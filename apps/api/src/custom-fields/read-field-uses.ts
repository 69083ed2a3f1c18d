import type { EntityManager } from '@mikro-orm/postgresql';
import { parseDefinition } from '@kept/rules/parse-definition';
import { readRevisionsInUse, type RevisionInUse } from '../templates/read-revisions-in-use.ts';
import type { CustomFieldUse } from './custom-fields.schema.ts';
import { namesField } from './names-field.ts';

/** Something with words or conditions in it, and how it is told of for a field it names; null: it names it not. */
type Source = (key: string) => CustomFieldUse | null;

const NAMED = '%custom%';

/** What names each of these fields, by its key. */
export async function readFieldUses(
  em: EntityManager,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly CustomFieldUse[]>> {
  if (keys.length === 0) return new Map();
  const sources = [
    ...(await readRevisionsInUse(em, NAMED)).map(ofRevision),
    ...(await ofAssignments(em)),
    ...(await ofTemplates(em)),
    ...(await ofBroadcasts(em)),
    ...(await ofSystemTexts(em)),
  ];
  return new Map(keys.map((key) => [key, sources.map((source) => source(key)).filter((use) => use !== null)]));
}

function ofRevision({ definition, ...schedule }: RevisionInUse): Source {
  const parsed = parseDefinition(definition);
  if (!parsed.ok) return () => null;
  const { messages, ...rest } = parsed.definition;
  const parts: readonly { readonly id: string | null; readonly name: string; readonly text: string }[] = [
    ...messages.map((message) => ({ id: message.id, name: message.name, text: JSON.stringify(message) })),
    { id: null, name: 'Default auto replies', text: JSON.stringify(rest) },
  ];
  return (key) => {
    const named = parts.filter(({ text }) => namesField(text, key)).map(({ id, name }) => ({ id, name }));
    return named.length === 0 ? null : { by: 'schedule', ...schedule, messages: named };
  };
}

async function ofAssignments(em: EntityManager): Promise<readonly Source[]> {
  const rows = await em.execute<{ schedule_id: string; name: string; text: string }[]>(
    `select a.schedule_id, ms.name, a.condition::text as text from schedule_assignment a
     join message_schedule ms on ms.account_id = a.account_id and ms.id = a.schedule_id
     where a.condition::text like ? order by a.position`,
    [NAMED],
  );
  return rows.map(
    ({ text, ...assignment }) =>
      (key) =>
        namesField(text, key) ? { by: 'assignment', ...assignment } : null,
  );
}

async function ofTemplates(em: EntityManager): Promise<readonly Source[]> {
  const rows = await em.execute<{ template_id: string; name: string; text: string }[]>(
    `select id as template_id, name, content::text || translations::text as text from template
     where archived_at is null and content::text || translations::text like ? order by name, id`,
    [NAMED],
  );
  return rows.map(
    ({ text, ...template }) =>
      (key) =>
        namesField(text, key) ? { by: 'template', ...template } : null,
  );
}

async function ofBroadcasts(em: EntityManager): Promise<readonly Source[]> {
  const rows = await em.execute<{ broadcast_id: string; send_at: Date; recipient_count: number; text: string }[]>(
    `select id as broadcast_id, send_at, recipient_count, content::text || translations::text as text from broadcast
     where status in ('scheduled', 'sending', 'paused') and content::text || translations::text like ?
     order by send_at, id`,
    [NAMED],
  );
  return rows.map(
    ({ text, send_at, ...broadcast }) =>
      (key) =>
        namesField(text, key) ? { by: 'broadcast', ...broadcast, send_at: new Date(send_at).toISOString() } : null,
  );
}

async function ofSystemTexts(em: EntityManager): Promise<readonly Source[]> {
  const rows = await em.execute<{ language: string; text: string }[]>(
    `select t.key as language, t.value::text as text
     from account, jsonb_each(coalesce(settings -> 'texts', '{}')) t where t.value::text like ? order by t.key`,
    [NAMED],
  );
  return rows.map(
    ({ text, language }) =>
      (key) =>
        namesField(text, key) ? { by: 'system_text', language } : null,
  );
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { SecureMessagingSettings } from '@kept/persistence/secure-messaging-settings';
import { parseDefinition } from '@kept/rules/parse-definition';
import { readWords } from '@kept/sequences/broadcasts/sealed-words';
import { usualPinOf } from '@kept/sequences/secure/settle-pin';
import type { AccountKeys } from '@kept/sequences/secure/vault';
import { readRevisionsInUse, type RevisionInUse } from '../templates/read-revisions-in-use.ts';
import type { CustomFieldUse } from './custom-fields.schema.ts';
import { namesField } from './names-field.ts';

/** Something with words or conditions in it, and how it is told of for a field it names; null: it names it not. */
type Source = (key: string) => CustomFieldUse | null;

const NAMED = '%custom%';

interface UsesRequest {
  /** Of the fields. */
  readonly keys: readonly string[];
  /** Open what is under seal, which names fields as well. */
  readonly account_keys: AccountKeys;
}

/** What names each of these fields, by its key. */
export async function readFieldUses(
  em: EntityManager,
  { keys, account_keys }: UsesRequest,
): Promise<ReadonlyMap<string, readonly CustomFieldUse[]>> {
  if (keys.length === 0) return new Map();
  const sources = [
    ...(await readRevisionsInUse(em, NAMED)).map(ofRevision),
    ...(await ofAssignments(em)),
    ...(await ofTemplates(em)),
    ...(await ofBroadcasts(em, account_keys)),
    ...(await ofSystemTexts(em)),
    ...(await ofSecureMessaging(em, account_keys)),
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

interface BroadcastRow {
  readonly broadcast_id: string;
  readonly send_at: Date;
  readonly recipient_count: number;
  readonly text: string;
  /** Of one that goes securely: its words are here. */
  readonly sealed: Buffer | null;
  readonly data_key_id: string | null;
}

async function ofBroadcasts(em: EntityManager, account_keys: AccountKeys): Promise<readonly Source[]> {
  const rows = await em.execute<BroadcastRow[]>(
    `select id as broadcast_id, send_at, recipient_count, content::text || translations::text as text, sealed, data_key_id
     from broadcast where status in ('scheduled', 'sending', 'paused')
       and (sealed is not null or content::text || translations::text like ?)
     order by send_at, id`,
    [NAMED],
  );
  return rows.map(({ text, sealed, data_key_id, send_at, ...broadcast }) => {
    const { broadcast_id } = broadcast;
    const words =
      sealed === null || data_key_id === null
        ? text
        : JSON.stringify(readWords({ sealed, data_key_id }, { broadcast_id, keys: account_keys }));
    return (key) =>
      namesField(words, key) ? { by: 'broadcast', ...broadcast, send_at: new Date(send_at).toISOString() } : null;
  });
}

/** The invitation around a link, and the usual PIN. */
async function ofSecureMessaging(em: EntityManager, account_keys: AccountKeys): Promise<readonly Source[]> {
  const rows = await em.execute<{ readonly secure: SecureMessagingSettings }[]>(
    `select settings -> 'secure_messaging' as secure from account where settings -> 'secure_messaging' is not null`,
  );
  return rows.map(({ secure }) => {
    const words = JSON.stringify([secure.link_subject, secure.link_body, usualPinOf(secure, account_keys)]);
    return (key) => (namesField(words, key) ? { by: 'secure_messaging' } : null);
  });
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

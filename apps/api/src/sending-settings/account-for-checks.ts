import type { EntityManager } from '@mikro-orm/postgresql';
import type { Template } from '@kept/rules/templates/template';
import type { NameColumns, OpenName } from '@kept/sequences/files/sealed-name';
import type { QuietHours } from './sending-settings.schema.ts';

/** What of an account decides how its messages are checked and sent. */
export interface AccountForChecks {
  readonly country: string;
  readonly locale: string;
  /** Of its contacts, each once. */
  readonly locales_in_use: readonly string[];
  readonly may_forward: boolean;
  /** On the pages that clients open, as `#rrggbb`; null: ours. */
  readonly colour: string | null;
  /** Who reads calls out, by language; those not named have their usual voice. */
  readonly voices: Readonly<Record<string, string>>;
  /** There is a number to call from. */
  readonly can_call: boolean;
  readonly quiet_hours: QuietHours | null;
  /** Files that were uploaded here; those that came with clients' messages are nobody's to send. */
  readonly attachments: readonly UploadedAttachment[];
  /** Of all channels, archived ones too: what names one goes on saying it. */
  readonly templates: readonly Template[];
  /** The keys that open PINs of its auto messages. */
  readonly pin_key_ids: readonly string[];
}

/** A file that may be sent along or played. */
export interface UploadedAttachment {
  readonly id: string;
  readonly kind: 'image' | 'audio' | 'document';
  readonly content_type: string;
  readonly file_name: string;
  /** Bytes. */
  readonly size: number;
  readonly duration_ms: number | null;
  readonly can_play: boolean;
}

const READ = `
  select country, locale, coalesce((settings ->> 'call_forwarding')::boolean, false) as may_forward,
    coalesce(settings -> 'voices', '{}') as voices, settings ->> 'colour' as colour,
    exists (select from sender where type = 'phone') as can_call,
    nullif(settings -> 'quiet_hours', 'null') as quiet_hours,
    coalesce((select json_agg(json_build_object('id', id, 'kind', kind, 'content_type', content_type,
        'file_name', file_name, 'sealed_name', sealed_name, 'size', size, 'duration_ms', duration_ms,
        'can_play', kind = 'audio' and rendition_stored_as is not null) order by id desc)
      from attachment where created_by_user_id is not null), '[]') as attachments,
    coalesce((select json_agg(json_build_object('id', id, 'name', name, 'channel', channel, 'content', content,
        'translations', translations, 'is_archived', archived_at is not null) order by name, id) from template), '[]')
      as templates,
    array(select id from data_key order by 1) as pin_key_ids,
    array(select distinct contact.locale from contact where contact.locale is not null order by 1) as locales_in_use
  from account`;

type Row = Omit<AccountForChecks, 'attachments'> & {
  readonly attachments: readonly (Omit<UploadedAttachment, 'file_name'> & NameColumns)[];
};

/** The account of the transaction. */
export async function accountForChecks(em: EntityManager, nameOf: OpenName): Promise<AccountForChecks> {
  const [account] = await em.execute<Row[]>(READ);
  if (account === undefined) throw new Error('the caller is in no account');
  return {
    ...account,
    attachments: account.attachments.map(({ file_name, sealed_name, ...file }) => ({
      ...file,
      file_name: nameOf({ attachment_id: file.id, file_name, sealed_name }) ?? '',
    })),
  };
}

import type { CustomData } from '@kept/rules/facts';
import type { ContactAnswer } from './contacts.schema.ts';

export interface ContactRow {
  readonly id: string;
  readonly name: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly locale: string | null;
  readonly time_zone: string | null;
  readonly custom_data: CustomData;
  readonly merged: readonly { readonly id: string; readonly name: string }[];
  readonly merged_into_id: string | null;
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly archived_at: Date | null;
}

const addresses = (type: 'phone' | 'email'): string => `
  array(select ca.address from contact_address ca
    where ca.account_id = c.account_id and ca.contact_id = c.id and ca.type = '${type}' order by ca.position, ca.id)`;

/** Columns of `contact c` that an answer is made of. */
export const CONTACT_COLUMNS = `
  c.id, c.name, c.locale, c.time_zone, c.custom_data, c.version, c.created_at, c.updated_at, c.archived_at,
  c.merged_into_id, ${addresses('phone')} as phones, ${addresses('email')} as emails,
  coalesce((select json_agg(json_build_object('id', m.id, 'name', m.name) order by m.updated_at)
    from contact m where m.account_id = c.account_id and m.merged_into_id = c.id), '[]') as merged`;

export function contactAnswer({ version, ...row }: ContactRow): ContactAnswer {
  return {
    ...row,
    phones: [...row.phones],
    emails: [...row.emails],
    merged: row.merged.map((each) => ({ ...each })),
    etag: `"${version}"`,
    created_at: new Date(row.created_at).toISOString(),
    updated_at: new Date(row.updated_at).toISOString(),
    archived_at: row.archived_at === null ? null : new Date(row.archived_at).toISOString(),
  };
}

import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { foreignKeys, type ForeignKey } from './foreign-keys.ts';
import { ormOptions } from './orm-options.ts';

interface FoundKey extends ForeignKey {
  readonly name: string;
}

const inWords = (key: ForeignKey): string =>
  `${key.table} (${key.columns.join(', ')}) -> ${key.target} (${key.target_columns.join(', ')})`;

const FOREIGN_KEYS = `
  select c.conname as name, c.conrelid::regclass::text as table, c.confrelid::regclass::text as target,
    array(select a.attname::text from unnest(c.conkey) with ordinality k(n, o)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n order by k.o) as columns,
    array(select a.attname::text from unnest(c.confkey) with ordinality k(n, o)
      join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.n order by k.o) as target_columns
  from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace`;

const unquoted = (key: FoundKey): FoundKey => ({
  ...key,
  table: key.table.replaceAll('"', ''),
  target: key.target.replaceAll('"', ''),
});

/**
 * What separates a freshly migrated scratch database from the entities and the list of foreign keys, one line each; none
 * when they agree. It takes the foreign keys off that database while it looks, because entities hold plain ids.
 */
export async function schemaDifference(owner_url: string): Promise<readonly string[]> {
  const client = new Client({ connectionString: owner_url });
  await client.connect();
  const found: string[] = [];
  try {
    const { rows } = await client.query<FoundKey>(FOREIGN_KEYS);
    const keys = rows.map(unquoted);
    const wanted = new Set(foreignKeys.map(inWords));
    const made = new Set(keys.map(inWords));
    found.push(...[...wanted].filter((key) => !made.has(key)).map((key) => `missing foreign key: ${key}`));
    found.push(...[...made].filter((key) => !wanted.has(key)).map((key) => `unlisted foreign key: ${key}`));
    for (const key of keys) {
      await client.query(`alter table "${key.table}" drop constraint "${key.name}"`);
    }
  } finally {
    await client.end();
  }
  const orm = await MikroORM.init(ormOptions(owner_url));
  try {
    const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false });
    found.push(...sql.split('\n').filter((line) => line.trim() !== ''));
  } finally {
    await orm.close();
  }
  return found;
}

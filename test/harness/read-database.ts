import type { Clinic } from './clinic.ts';

/** Every row of every table as text, whatever row security says; bytes are in hexadecimal. */
export async function readDatabase({ sql }: Pick<Clinic, 'sql'>): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = await sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const read = new Map<string, readonly string[]>();
  for (const { name } of tables) {
    const rows = await sql<{ row: string }>(`select t::text as row from ${name} t`);
    read.set(
      name.replace('public.', ''),
      rows.map(({ row }) => row),
    );
  }
  return read;
}

import type { Pool } from 'pg';

/**
 * Throws when the connection could read across accounts: as superuser, with BYPASSRLS, or as (a member of) the owner of
 * the tables. A program that serves accounts must not start so (architecture.md section 3).
 */
export async function assertAppRole(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ role: string; fault: string | null }>(`
    select current_user as role, case
      when r.rolsuper then 'is a superuser'
      when r.rolbypassrls then 'bypasses row security'
      when exists (
        select 1 from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and pg_has_role(current_user, c.relowner, 'member')
      ) then 'owns tables'
    end as fault
    from pg_roles r where r.rolname = current_user`);
  const found = rows[0];
  if (found === undefined || found.fault !== null) {
    throw new Error(
      `DATABASE_URL connects as ${found?.role ?? 'an unknown role'}, which ${found?.fault ?? 'cannot be checked'}: ` +
        'use the application role, which owns nothing and cannot bypass row security.',
    );
  }
}

import pg from 'pg';

/** Connection URLs of one database, one for each role. */
export type DatabaseUrls = { readonly owner_url: string; readonly app_url: string };

/**
 * Makes the two roles and the database where they are missing: `kept_owner` owns the
 * database and runs migrations, `kept_app` owns nothing (architecture.md section 3).
 * Passwords are set each time, so that the data folder and the files agree.
 */
export async function createRoles(options: {
  readonly port: number;
  readonly superuser_password: string;
  readonly owner_password: string;
  readonly app_password: string;
}): Promise<DatabaseUrls> {
  const { port, superuser_password, owner_password, app_password } = options;
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: superuser_password,
    database: 'postgres',
  });
  await client.connect();
  try {
    const names = await client.query<{ rolname: string }>(`select rolname from pg_roles where rolname like 'kept\\_%'`);
    const present = new Set(names.rows.map(({ rolname }) => rolname));
    for (const [role, password] of [
      ['kept_owner', owner_password],
      ['kept_app', app_password],
    ] as const) {
      const verb = present.has(role) ? 'alter' : 'create';
      await client.query(
        `${verb} role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls password ${client.escapeLiteral(password)}`,
      );
    }
    const databases = await client.query(`select from pg_database where datname = 'kept'`);
    if (databases.rowCount === 0) await client.query('create database kept owner kept_owner');
    await client.query('revoke all on database kept from public');
    await client.query('grant connect on database kept to kept_app');
  } finally {
    await client.end();
  }
  return {
    owner_url: `postgres://kept_owner:${owner_password}@127.0.0.1:${port}/kept`,
    app_url: `postgres://kept_app:${app_password}@127.0.0.1:${port}/kept`,
  };
}

import { applyMigrations } from './apply-migrations.ts';

/** Run as `node dist/migrate.js` with DATABASE_OWNER_URL; the role to grant to is that of DATABASE_URL, else kept_app. */
const ownerUrl = process.env['DATABASE_OWNER_URL'];
if (ownerUrl === undefined || ownerUrl === '') {
  console.error('DATABASE_OWNER_URL is not set: give the address of the database with its owner role.');
  process.exit(1);
}
const appUrl = process.env['DATABASE_URL'];
const appRole = appUrl === undefined || appUrl === '' ? 'kept_app' : decodeURIComponent(new URL(appUrl).username);
try {
  const applied = await applyMigrations({ owner_url: ownerUrl, app_role: appRole });
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
} catch (error) {
  console.error(`The database could not be migrated: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

import { applyMigrations } from './apply-migrations.ts';
import { schemaDifference } from './schema-difference.ts';

/** Run with DATABASE_OWNER_URL naming an empty scratch database: migrates it and compares it with the entities. */
const ownerUrl = process.env['DATABASE_OWNER_URL'];
if (ownerUrl === undefined || ownerUrl === '') {
  console.error('DATABASE_OWNER_URL is not set: name an empty scratch database with its owner role.');
  process.exit(1);
}
await applyMigrations({ owner_url: ownerUrl });
const difference = await schemaDifference(ownerUrl);
if (difference.length > 0) {
  console.error(`Entities and migrations differ:\n${difference.join('\n')}`);
  process.exit(1);
}
console.log('Entities and migrations agree.');

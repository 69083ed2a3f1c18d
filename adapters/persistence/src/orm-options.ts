import { EntityCaseNamingStrategy } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { entities } from './entities.ts';
import { migrations } from './migrations.ts';

/** What the application, the migrations and the schema check share. `url` names role and database. */
export function ormOptions(url: string): Options {
  return defineConfig({
    clientUrl: url,
    entities,
    // columns are named as the properties
    namingStrategy: EntityCaseNamingStrategy,
    extensions: [Migrator],
    migrations: { migrationsList: migrations, snapshot: false, silent: true },
    schemaGenerator: { ignoreTriggers: true, ignoreRoutines: true, ignoreSchema: ['kept_system'] },
    forceUtcTimezone: true,
    discovery: { warnWhenNoEntities: true },
  });
}

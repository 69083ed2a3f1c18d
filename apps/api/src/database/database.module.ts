import { Global, Module } from '@nestjs/common';
import { createOrm } from '@kept/persistence/orm';
import { createHotPool } from '@kept/persistence/pool';
import type { Settings } from '@kept/settings/settings';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { Vault } from '@kept/sequences/secure/vault';
import { settingsProvider } from '../settings.provider.ts';
import { Database } from './database.ts';
import { Deciding } from './deciding.ts';
import { FileNames } from './file-names.ts';
import { HotPool } from './hot-pool.ts';

const settingsToken = settingsProvider.provide;

/** Both ways to the database; each refuses a role that could see across accounts. */
@Global()
@Module({
  providers: [
    settingsProvider,
    DefinitionCache,
    Deciding,
    FileNames,
    {
      provide: Vault,
      inject: [settingsToken],
      useFactory: (settings: Settings) =>
        new Vault({ secret: settings.secret_key, previous: settings.previous_secret_key }),
    },
    {
      provide: Database,
      inject: [settingsToken],
      useFactory: async (settings: Settings) =>
        new Database(await createOrm({ app_url: settings.database_url, pool: settings.database_pool })),
    },
    {
      provide: HotPool,
      inject: [settingsToken],
      useFactory: (settings: Settings) =>
        new HotPool(createHotPool({ app_url: settings.database_url, max: settings.database_hot_pool })),
    },
  ],
  exports: [settingsProvider, DefinitionCache, Vault, Deciding, FileNames, Database, HotPool],
})
export class DatabaseModule {}

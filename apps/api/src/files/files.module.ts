import { Global, Module } from '@nestjs/common';
import { openFileStore } from '@kept/files/store/open-file-store';
import { createHotPool } from '@kept/persistence/pool';
import { sealedFileStore } from '@kept/sequences/files/sealed-file-store';
import { Vault } from '@kept/sequences/secure/vault';
import type { Settings } from '@kept/settings/settings';
import { settingsProvider } from '../settings.provider.ts';
import { Files } from './files.ts';

/** The store of files, for whatever takes some in or hands some out. */
@Global()
@Module({
  providers: [
    settingsProvider,
    {
      provide: Files,
      inject: [settingsProvider.provide, Vault],
      useFactory: async (settings: Settings, vault: Vault) => {
        const pool = createHotPool({ app_url: settings.database_url, max: 1 });
        return new Files(sealedFileStore({ store: await openFileStore(settings.files), vault, pool }), pool);
      },
    },
  ],
  exports: [Files],
})
export class FilesModule {}

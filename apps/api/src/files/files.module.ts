import { Global, Module } from '@nestjs/common';
import { openFileStore } from '@kept/files/store/open-file-store';
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
      inject: [settingsProvider.provide],
      useFactory: async (settings: Settings) => new Files(await openFileStore(settings.files)),
    },
  ],
  exports: [Files],
})
export class FilesModule {}

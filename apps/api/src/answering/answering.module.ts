import { Global, Module } from '@nestjs/common';
import { Pacer } from '@kept/sequences/pacing/pacer';
import { providerAccessOf } from '@kept/sequences/provider-access';
import type { Settings } from '@kept/settings/settings';
import { Deciding } from '../database/deciding.ts';
import { HotPool } from '../database/hot-pool.ts';
import { Files } from '../files/files.ts';
import { settingsProvider } from '../settings.provider.ts';
import { Answers } from './answers.ts';
import { Delivering } from './delivering.ts';

/** For whatever takes in what a client does. */
@Global()
@Module({
  providers: [
    settingsProvider,
    {
      provide: Delivering,
      inject: [settingsProvider.provide, HotPool, Deciding, Files],
      useFactory: (settings: Settings, { pool }: HotPool, { cache, vault }: Deciding, { store }: Files) => {
        const { answers_at_once } = settings;
        const pacer = new Pacer(answers_at_once);
        return new Delivering(answers_at_once, {
          pool,
          cache,
          vault,
          pacer,
          access: providerAccessOf(settings, store),
        });
      },
    },
    Answers,
  ],
  exports: [Answers],
})
export class AnsweringModule {}

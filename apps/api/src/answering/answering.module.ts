import { Global, Module } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Pacer } from '@kept/sequences/pacing/pacer';
import { providerAccessOf } from '@kept/sequences/provider-access';
import type { Settings } from '@kept/settings/settings';
import { Deciding } from '../database/deciding.ts';
import { HotPool } from '../database/hot-pool.ts';
import { Files } from '../files/files.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { settingsProvider } from '../settings.provider.ts';
import { Answers } from './answers.ts';

/** For whatever takes in what a client does. */
@Global()
@Module({
  providers: [
    settingsProvider,
    {
      provide: Answers,
      inject: [settingsProvider.provide, HotPool, Deciding, Files, SequenceNudger, PinoLogger],
      useFactory: (
        settings: Settings,
        { pool }: HotPool,
        { cache, vault }: Deciding,
        { store }: Files,
        nudger: SequenceNudger,
        log: PinoLogger,
      ) => {
        const access = providerAccessOf(settings, store);
        const { answers_at_once } = settings;
        const pacer = new Pacer(answers_at_once);
        return new Answers(answers_at_once, { pool, cache, vault, pacer, access }, nudger, log);
      },
    },
  ],
  exports: [Answers],
})
export class AnsweringModule {}

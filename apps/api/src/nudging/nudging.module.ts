import { Global, Module } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { Settings } from '@kept/settings/settings';
import { createNudger } from '@kept/workflows/appointment-sequence/client';
import { settingsProvider } from '../settings.provider.ts';
import { SequenceNudger } from './sequence-nudger.ts';

/** One call to Temporal takes milliseconds; past this the relay does it. */
const NUDGE_TIMEOUT_MS = 5_000;

@Global()
@Module({
  providers: [
    {
      provide: SequenceNudger,
      inject: [settingsProvider.provide, PinoLogger],
      useFactory: (settings: Settings, log: PinoLogger) =>
        new SequenceNudger(
          createNudger({
            connection: { address: settings.temporal_address },
            namespace: settings.temporal_namespace,
            task_timeout_ms: settings.temporal_task_timeout_ms,
            timeout_ms: NUDGE_TIMEOUT_MS,
          }),
          log,
        ),
    },
  ],
  exports: [SequenceNudger],
})
export class NudgingModule {}

import type { SystemUser } from '../postgres/postgres-user.ts';

/** A process the launcher keeps running. */
export type Service = {
  /** One lower-case word; its log is `logs/<name>.log`. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly run_as: SystemUser | null;
  /** How it is asked to end. */
  readonly stop_signal: 'SIGTERM' | 'SIGINT';
  /** Whether it answers; asked until it does. */
  readonly ready: () => Promise<boolean>;
  /** What of a logged line the person at the screen should see; null for nothing. */
  readonly warning: (line: string) => string | null;
};

import type { Command } from '../commands/command.ts';

/** An edit that settles an issue and brings no other error; made by `applyCommand`, so it can be undone. */
export interface Fix {
  /** For a button, such as `Remove “STOP”`. */
  readonly label: string;
  readonly command: Command;
}

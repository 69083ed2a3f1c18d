import type { Definition } from './document.ts';

/** The definitions a decision needs: the newest published one and those of messages already sent (ruling 25). */
export interface Definitions {
  readonly newest: string;
  readonly by_revision: Readonly<Record<string, Definition>>;
}

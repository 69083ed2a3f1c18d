import type { FileStore } from '@kept/files/store/file-store';
import type { Transaction } from '../transaction.ts';

export type ErasureStage = 'appointments' | 'messages' | 'log' | 'webhooks' | 'rest';

/** A deletion that is under way. */
export interface Erasure {
  readonly id: string;
  readonly account_id: string;
  readonly contact_id: string;
  readonly requested_by_user_id: string;
  /** The contact's, and those that were merged into it. */
  readonly contact_ids: readonly string[];
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  readonly stage: ErasureStage;
  /** The last id that is done; null: the stage begins. */
  readonly cursor: string | null;
}

/** One page of a stage; answers the id it came to, null when the stage is over. */
export type ErasePage = (transaction: Transaction, erasure: Erasure, store: FileStore) => Promise<string | null>;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A regular expression of PostgreSQL that finds any of the texts as whole words, the longest first. */
export function patternOf(texts: readonly string[]): string {
  const known = [...new Set(texts.map((text) => text.trim()).filter((text) => text.length > 1))];
  const choice = known.toSorted((a, b) => b.length - a.length).map(escaped);
  // nothing known: nothing is found
  return choice.length === 0 ? '(?!)' : String.raw`(?<![[:alnum:]])(?:${choice.join('|')})(?![[:alnum:]])`;
}

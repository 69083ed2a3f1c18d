import type { Definitions } from '@kept/rules/definitions';
import type { Facts } from '@kept/rules/facts';
import type { LoadedSequence } from '../load-sequence.ts';
import type { Staff } from '../notifications/read-staff.ts';
import type { DecidedStep } from '../run-steps.ts';
import type { AccountKeys } from '../secure/vault.ts';
import type { Transaction } from '../transaction.ts';

/** What carrying out one effect of one step may need. */
export interface EffectContext {
  readonly transaction: Transaction;
  readonly loaded: LoadedSequence;
  readonly definitions: Definitions;
  /** Null where the decision tells staff nothing. */
  readonly staff: Staff | null;
  /** Null where nothing that is decided here can go securely; see `mayGoSecurely`. */
  readonly keys: AccountKeys | null;
  /** The facts as the whole decision left them. */
  readonly facts: Facts;
  readonly step: DecidedStep;
  readonly step_id: string;
}

/** Unique in the account: the effect's own key is unique only in its sequence and life. */
export function onceKey({ loaded, step }: EffectContext, key: string): string {
  return `${loaded.row.id}/${step.life}/${key}`;
}

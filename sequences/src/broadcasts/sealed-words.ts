import type { AccountKeys, Sealed } from '../secure/vault.ts';

/** What a broadcast says that goes securely, as authored. */
export interface BroadcastWords {
  readonly content: unknown;
  /** The same by locale. */
  readonly translations: Readonly<Record<string, unknown>>;
  /** Of this send, with Liquid; null: none. */
  readonly pin: string | null;
}

const bindingOf = (broadcast_id: string): string => `broadcast/${broadcast_id}`;

/** Seals the words of a broadcast for its row. */
export function sealWords(
  words: BroadcastWords,
  { broadcast_id, keys }: { readonly broadcast_id: string; readonly keys: AccountKeys },
): Sealed {
  return keys.seal(JSON.stringify(words), bindingOf(broadcast_id));
}

/** The words as they were sealed. A fault where no key of the account opens them: nothing must be sent in their place. */
export function openWords(
  sealed: Sealed,
  { broadcast_id, keys }: { readonly broadcast_id: string; readonly keys: AccountKeys },
): BroadcastWords {
  const read: unknown = JSON.parse(keys.open(sealed, bindingOf(broadcast_id)) ?? 'null');
  if (typeof read !== 'object' || read === null)
    throw new Error('no key of the account opens the words of a broadcast');
  const { content, translations, pin } = { content: null, translations: {}, pin: null, ...read };
  return { content, translations, pin };
}

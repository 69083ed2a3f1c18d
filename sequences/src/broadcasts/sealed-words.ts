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

interface OpenRequest {
  readonly broadcast_id: string;
  readonly keys: AccountKeys;
}

/** The words as they were sealed; null: no key of the account opens them. */
export function readWords(sealed: Sealed, { broadcast_id, keys }: OpenRequest): BroadcastWords | null {
  const read: unknown = JSON.parse(keys.open(sealed, bindingOf(broadcast_id)) ?? 'null');
  if (typeof read !== 'object' || read === null) return null;
  const { content, translations, pin } = { content: null, translations: {}, pin: null, ...read };
  return { content, translations, pin };
}

/** The same for who sends them: where no key opens them it is a fault, for nothing must be sent in their place. */
export function openWords(sealed: Sealed, request: OpenRequest): BroadcastWords {
  const words = readWords(sealed, request);
  if (words === null) throw new Error('no key of the account opens the words of a broadcast');
  return words;
}

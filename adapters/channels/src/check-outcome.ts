/**
 * What a provider said of credentials.
 * - refused: they do not open the account; `code` is one of SendOutcome's.
 * - away: it did not answer, which says nothing of them.
 */
export type CheckOutcome =
  | { readonly type: 'accepted' }
  | { readonly type: 'refused'; readonly code: string; readonly message: string }
  | { readonly type: 'away'; readonly message: string };

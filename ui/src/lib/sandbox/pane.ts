/** What can stand open in the sandbox, side by side with others. */
export type Pane =
  | { readonly kind: 'phone'; readonly number: string }
  | { readonly kind: 'mailbox'; readonly address: string };

/** Its name among the others, and in the address: the number without its plus, or the mail address. */
export function paneId(pane: Pane): string {
  return pane.kind === 'phone' ? pane.number.replace('+', '') : pane.address;
}

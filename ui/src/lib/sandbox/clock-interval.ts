/** How often to look at the account's clock, in milliseconds: closely while it walks, else now and then. */
export function clockInterval({ is_moving }: { readonly is_moving: boolean }): number {
  return is_moving ? 500 : 15_000;
}

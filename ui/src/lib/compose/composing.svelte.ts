import type { Chip } from './chip.ts';

let asked = $state.raw<{ readonly chips: readonly Chip[] } | null>(null);

/** Who the dialog was opened for; null: it is closed. */
export function composing(): { readonly chips: readonly Chip[] } | null {
  return asked;
}

/** Opens the dialog to write to these, or to nobody yet. */
export function openCompose(chips: readonly Chip[] = []): void {
  asked = { chips };
}

export function closeCompose(): void {
  asked = null;
}

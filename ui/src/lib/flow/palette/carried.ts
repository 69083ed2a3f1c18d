import type { Trigger } from '@kept/rules/document';
import type { NewMessage } from '../document/new-message.ts';

/** What is dragged from the palette. */
export type Carried =
  | ({ readonly kind: 'message' } & Pick<NewMessage, 'type' | 'purpose'>)
  | { readonly kind: 'trigger'; readonly type: Trigger['type'] };

let carried: Carried | null = null;

/** Takes it along with the pointer, until the drag is over wherever it ends. */
export function carry(event: DragEvent, what: Carried): void {
  carried = what;
  event.dataTransfer?.setData('text/plain', what.type);
  event.currentTarget?.addEventListener('dragend', () => (carried = null), { once: true });
}

/** What is being dragged from the palette of this page; null: nothing, or something from elsewhere. */
export function whatIsCarried(): Carried | null {
  return carried;
}

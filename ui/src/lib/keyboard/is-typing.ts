const NOT_TYPED_INTO = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color', 'image']);

/** Whether keys pressed there are text (or choose in a list), so that no shortcut may take them. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NOT_TYPED_INTO.has(target.type);
  return (
    target.isContentEditable ||
    target.matches('textarea, select, [role="listbox"], [role="menu"], [role="menuitem"], [role="combobox"]')
  );
}

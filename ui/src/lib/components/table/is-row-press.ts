/** Whether a click on a row means the row: not something in it that answers by itself, and not the end of marking text. */
export function isRowPress(event: MouseEvent): boolean {
  const { target } = event;
  if (event.defaultPrevented || event.button !== 0 || !(target instanceof Element)) return false;
  if (target.closest('a, button, input, label, select, textarea, [role="menuitem"]') !== null) return false;
  return getSelection()?.isCollapsed !== false;
}

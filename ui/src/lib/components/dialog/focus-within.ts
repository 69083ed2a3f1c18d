const FIELD = 'input:not([type=hidden], [readonly]), select, textarea';

/**
 * Where the focus goes in a dialog that opens: its first field; else its first button, which is the one that changes
 * nothing; else the dialog itself. Also itself where that field lies below what is in sight: the focus would scroll
 * past what stands before it, which is there to be read first.
 */
export function focusWithin(dialog: HTMLElement | undefined): void {
  const bodies = [...(dialog?.querySelectorAll('[data-dialog-body]') ?? [])];
  const stops = [FIELD, 'button, a[href]'].flatMap((what) =>
    bodies.flatMap((body) => [...body.querySelectorAll(`:is(${what}):not(:disabled)`)]),
  );
  const first = stops.find((candidate) => candidate instanceof HTMLElement);
  const stop = first !== undefined && isInSight(first) ? first : dialog;
  if (stop instanceof HTMLElement) stop.focus();
}

function isInSight(stop: Element): boolean {
  const body = stop.closest('[data-dialog-body]');
  return body === null || stop.getBoundingClientRect().bottom <= body.getBoundingClientRect().bottom;
}

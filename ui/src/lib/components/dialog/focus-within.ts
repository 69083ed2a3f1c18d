const FIELD = 'input:not([type=hidden], [readonly]), select, textarea';

/**
 * Where the focus goes in a dialog that opens: its first field; else its first button, which is the one that changes
 * nothing; else the dialog itself, so that it is read from the start.
 */
export function focusWithin(dialog: HTMLElement | undefined): void {
  const bodies = [...(dialog?.querySelectorAll('[data-dialog-body]') ?? [])];
  const stops = [FIELD, 'button, a[href]'].flatMap((what) =>
    bodies.flatMap((body) => [...body.querySelectorAll(`:is(${what}):not(:disabled)`)]),
  );
  const stop = stops.find((candidate) => candidate instanceof HTMLElement) ?? dialog;
  if (stop instanceof HTMLElement) stop.focus();
}

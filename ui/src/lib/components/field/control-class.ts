/** How everything that can be filled in looks. */
export const CONTROL_CLASS = [
  'block w-full min-w-0 rounded-md border border-line-field bg-surface px-2.5 text-text',
  'focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-focus',
  'aria-invalid:border-danger-text disabled:cursor-not-allowed disabled:bg-sunken disabled:text-text-muted',
].join(' ');

/** The height of a line to fill in: a mouse's, or a finger's. */
export const CONTROL_HEIGHT = 'h-8 pointer-coarse:h-11';

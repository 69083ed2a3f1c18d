/** primary: the one thing a page or dialog is for; secondary: the others; ghost: among many; danger: what cannot be undone. */
export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'small' | 'medium';

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: 'bg-accent text-on-accent border-transparent hover:bg-accent-hover',
  secondary: 'bg-surface text-text border-line-strong hover:bg-hover',
  ghost: 'bg-transparent text-text border-transparent hover:bg-hover',
  danger: 'bg-danger text-on-danger border-transparent hover:bg-danger-hover',
};

/** Fingers get 44 px, a mouse what a dense page has room for. */
const SIZES: Readonly<Record<ButtonSize, string>> = {
  small: 'h-7 px-2 text-sm pointer-coarse:h-10',
  medium: 'h-8 px-3 text-base max-sm:px-2.5 pointer-coarse:h-11',
};

/** How a button looks; a link that looks like one uses it too. */
export function buttonClass({ variant, size }: { readonly variant: ButtonVariant; readonly size: ButtonSize }): string {
  return [
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap no-underline',
    'transition-colors select-none',
    'disabled:opacity-50 disabled:pointer-events-none aria-disabled:opacity-60',
    VARIANTS[variant],
    SIZES[size],
  ].join(' ');
}

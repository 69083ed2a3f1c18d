import type { Component } from 'svelte';

/** One line of a menu: does something, or goes somewhere. */
export interface MenuItem {
  readonly label: string;
  readonly icon?: Component<{ size?: number }>;
  readonly run?: () => unknown;
  readonly href?: string;
  /** The keys that do the same (shown; the page registers them). */
  readonly keys?: string;
  readonly tone?: 'plain' | 'danger';
  /** Why it cannot be done now; the line stays, and says so. */
  readonly refused?: string | null;
  /** One of several of which this is the chosen one. */
  readonly chosen?: boolean;
}

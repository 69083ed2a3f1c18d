import { getContext, setContext, untrack } from 'svelte';
import { isTyping } from './is-typing.ts';
import { matchShortcut, NOTHING_PENDING } from './match-shortcut.ts';

/** A key as the help sheet tells it. */
export interface ToldShortcut {
  /** `j`, `g a`, `Mod+Enter`. */
  readonly keys: string;
  /** What it does, as the help sheet says it. */
  readonly words: string;
  /** Heading on the help sheet; without one it is the page's. */
  readonly group?: string;
}

export interface Shortcut extends ToldShortcut {
  readonly run: (event: KeyboardEvent) => void;
  /** `everywhere`: also while typing (for Mod+Enter and the like). */
  readonly where?: 'not_typing' | 'everywhere';
}

interface Layer {
  readonly above: Layer | null;
}

const PAGE: Layer = { above: null };
const CONTEXT = 'shortcut-layer';

let registered = $state.raw<readonly { readonly layer: Layer; readonly shortcut: Shortcut }[]>([]);
let told = $state.raw<readonly ToldShortcut[]>([]);
let open_layers = $state.raw<readonly Layer[]>([]);
let pending = NOTHING_PENDING;

const of = (layer: Layer) => registered.filter((entry) => entry.layer === layer).map(({ shortcut }) => shortcut);

/** What the page answers to when nothing modal is open: what the help sheet tells. */
export function pageShortcuts(): readonly ToldShortcut[] {
  return [...of(PAGE), ...told];
}

/**
 * Has the help sheet tell of keys that a component takes itself where it has the focus, or that are the browser's own,
 * for as long as the component lives; called while it is made.
 */
export function tellShortcuts(keys: () => readonly ToldShortcut[]): void {
  $effect(() => {
    const mine = keys();
    untrack(() => {
      told = [...told, ...mine];
    });
    return () => {
      told = told.filter((each) => !mine.includes(each));
    };
  });
}

/**
 * Registers shortcuts for as long as the component lives; called while it is made. `shortcuts` is asked again when
 * what it reads changes. Inside a modal dialog they belong to the dialog.
 */
export function useShortcuts(shortcuts: () => readonly Shortcut[]): void {
  const layer = getContext<Layer | undefined>(CONTEXT) ?? PAGE;
  $effect(() => {
    const mine = shortcuts().map((shortcut) => ({ layer, shortcut }));
    untrack(() => {
      registered = [...registered, ...mine];
    });
    return () => {
      registered = registered.filter((entry) => !mine.includes(entry));
    };
  });
}

/**
 * A modal layer for everything made inside this component: while `isOpen`, shortcuts beneath it rest. Answers how many
 * layers were open when it opened, which is how high it lies.
 */
export function useShortcutLayer(isOpen: () => boolean): () => number {
  const layer: Layer = { above: getContext<Layer | undefined>(CONTEXT) ?? PAGE };
  setContext(CONTEXT, layer);
  $effect(() => {
    if (!isOpen()) return;
    untrack(() => {
      open_layers = [...open_layers, layer];
    });
    return () => {
      open_layers = open_layers.filter((open) => open !== layer);
    };
  });
  return () => Math.max(open_layers.indexOf(layer), 0);
}

/** Runs the shortcut that a press completes; the root layout hands every keydown of the window here. */
export function takeKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isModifier(event.key)) return;
  // within a shadow root, such as that of a text editor, only the path tells who types
  const typing = isTyping(event.composedPath()[0] ?? null);
  const match = matchShortcut({
    shortcuts: of(open_layers.at(-1) ?? PAGE).filter(({ where }) => !typing || where === 'everywhere'),
    pending,
    event,
    at: event.timeStamp,
  });
  ({ pending } = match);
  if (match.hit === null) return;
  event.preventDefault();
  match.hit.run(event);
}

function isModifier(key: string): boolean {
  return ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'].includes(key);
}

import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { linter } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  keymap,
  MatchDecorator,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import { checkTemplate } from '@kept/content/check-template';
import type { TextPart } from '@kept/rules/checks/issue';
import { liquidCompletions, type KnownFields } from './liquid-completions.ts';
import { placeOfFault } from './place-of-fault.ts';

const PAUSE = 300;

interface Written {
  /** What of a message the text is. */
  readonly part: TextPart;
  readonly ownFields: () => readonly string[];
}

/** What makes a text field one for Liquid: its code set off, completed and checked while it is written. */
export function liquidExtensions({ part, ownFields }: Written): readonly Extension[] {
  return [
    history(),
    keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
    EditorView.lineWrapping,
    marked,
    autocompletion({ override: [(context) => complete(context, { part, own_fields: ownFields() })], icons: false }),
    linter(
      ({ state }) => {
        const text = state.doc.toString();
        return checkTemplate(text, part).map(({ at, message }) => ({
          ...placeOfFault(text, at),
          severity: 'error' as const,
          message,
        }));
      },
      { delay: PAUSE },
    ),
    theme,
  ];
}

/** A field is closed as it is chosen, unless it is closed already. */
function complete({ state, pos }: CompletionContext, known: KnownFields): CompletionResult | null {
  const found = liquidCompletions(state.sliceDoc(0, pos), known);
  if (found === null) return null;
  const { from, kind, words } = found;
  const is_open = !/^[^{}]*[}%]\}/u.test(state.sliceDoc(pos, pos + 200));
  const opens_bare = /[{%]$/u.test(state.sliceDoc(0, from));
  return {
    from,
    options: words.map((label, index) => ({
      label,
      detail: kind,
      boost: -index / words.length,
      apply: `${opens_bare ? ' ' : ''}${label}${is_open && kind === 'field' ? ' }}' : ''}`,
    })),
    validFor: /^[\p{L}\p{N}_.]*$/u,
  };
}

const code = new MatchDecorator({
  regexp: /\{\{.*?\}\}|\{%.*?%\}/gu,
  decoration: Decoration.mark({ class: 'cm-liquid' }),
});

const marked = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = code.createDeco(view);
    }

    update(update: ViewUpdate): void {
      this.decorations = code.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

const theme = EditorView.theme({
  '&': {
    color: 'var(--text)',
    backgroundColor: 'var(--surface)',
    borderRadius: '6px',
    border: '1px solid var(--line-field)',
  },
  '&.cm-focused': { outline: '2px solid var(--focus)' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '1.5', maxHeight: '20rem', overflow: 'auto' },
  '.cm-content': { padding: '6px 0', minHeight: '4rem', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 10px' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-liquid': { backgroundColor: 'var(--surface-selected)', color: 'var(--accent-text)', borderRadius: '4px' },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface-raised)',
    color: 'var(--text)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
  },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '3px 8px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--surface-selected)',
    color: 'var(--accent-text)',
  },
  '.cm-completionDetail': { color: 'var(--text-muted)', marginLeft: '8px' },
});

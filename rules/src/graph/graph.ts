import type { Action, AutoMessage } from '../document.ts';

/** The node of the schedule's defaults; no message has this id, for ids begin with a letter or digit. */
export const ANY_MESSAGE = '_any';

/** An authored auto reply: a row of its node, and the handle its edges begin at. */
export interface AutoReplyRow {
  readonly kind: 'auto_reply';
  readonly auto_reply_id: string;
  /** The trigger, such as `reply is “late”`. */
  readonly label: string;
  readonly actions: readonly {
    readonly type: Action['type'];
    readonly label: string;
    /** The message it leads to; null when it leads to none. */
    readonly target: string | null;
    /** `open`: no message is chosen, or the chosen one is gone; there is no edge for it. */
    readonly leads: 'nowhere' | 'edge' | 'open';
  }[];
}

/** What happens without authoring, shown faint (flow-spec section 4). */
export interface BuiltInRow {
  readonly kind: 'built_in';
  /** The built-in's id, or `opt_out`. */
  readonly built_in_id: string;
  readonly label: string;
  readonly words: readonly {
    readonly word: string;
    /** The auto reply that answers the word instead (ruling 8); null: the built-in does. */
    readonly overridden_by: string | null;
  }[];
  /** Struck through when `wholly`. Opt-out words cannot be authored over (ruling 1). */
  readonly overridden: 'no' | 'partly' | 'wholly';
}

export type GraphRow = AutoReplyRow | BuiltInRow;

export type GraphNode =
  | {
      readonly kind: 'message';
      readonly id: string;
      readonly name: string;
      readonly type: AutoMessage['type'];
      readonly purpose: AutoMessage['purpose'];
      readonly availability: AutoMessage['availability'];
      /** When it goes out, in words. */
      readonly when: string;
      /** The first line of the body, or of what is said first on a call. */
      readonly first_line: string;
      readonly rows: readonly GraphRow[];
    }
  | { readonly kind: 'any_message'; readonly id: typeof ANY_MESSAGE; readonly rows: readonly AutoReplyRow[] };

/** A transition is drawn solid, enable and disable dashed. */
export interface GraphEdge {
  /** Auto reply and index of the action: what `disconnect` and `retarget` ask for. */
  readonly id: string;
  readonly kind: 'transition' | 'enable' | 'disable';
  readonly line: 'solid' | 'dashed';
  readonly source: string;
  readonly auto_reply_id: string;
  readonly action_index: number;
  readonly target: string;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

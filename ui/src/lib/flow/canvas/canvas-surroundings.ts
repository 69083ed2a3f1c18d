import { getContext, setContext } from 'svelte';
import type { IssueCounts } from '../document/count-issues.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { FlowActs } from '../editor/flow-acts.ts';
import type { FlowCounts } from './flow-counts.ts';

/** What the nodes of a canvas share; the canvas makes its nodes itself and can hand them nothing but their data. */
export interface CanvasSurroundings {
  readonly flow: FlowDocument;
  readonly acts: FlowActs;
  readonly issues: IssueCounts;
  /** What became of the messages lately, to show on them; null: not asked for. */
  readonly counts: FlowCounts | null;
  /** Opens the choice of what a new answer of the message (null: the defaults) waits for. */
  readonly addAnswer: (message_id: string | null) => void;
}

const CONTEXT = 'flow-canvas';

export function surroundCanvas(surroundings: CanvasSurroundings): void {
  setContext(CONTEXT, surroundings);
}

export function canvasSurroundings(): CanvasSurroundings {
  return getContext<CanvasSurroundings>(CONTEXT);
}

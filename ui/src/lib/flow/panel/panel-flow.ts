import { getContext, setContext } from 'svelte';
import type { FlowDocument } from '../document/flow-document.ts';

const CONTEXT = 'flow-panel-document';
const WRITING = 'flow-panel-writing';

/** What the fields of a wording need to know of what they are in. */
type Writing = Pick<FlowDocument, 'is_read_only'>;

/** The document that all in the panel is about. */
export function holdPanelFlow(flow: FlowDocument): void {
  setContext(CONTEXT, flow);
  holdWriting(flow);
}

export function panelFlow(): FlowDocument {
  return getContext<FlowDocument>(CONTEXT);
}

/** For fields of a wording that stands in no document. */
export function holdWriting(writing: Writing): void {
  setContext(WRITING, writing);
}

/** Whether what is said may be changed here. */
export function writing(): Writing {
  return getContext<Writing>(WRITING);
}

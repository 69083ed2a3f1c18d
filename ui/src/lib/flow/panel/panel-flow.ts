import { getContext, setContext } from 'svelte';
import type { FlowDocument } from '../document/flow-document.ts';

const CONTEXT = 'flow-panel-document';

/** The document that all in the panel is about. */
export function holdPanelFlow(flow: FlowDocument): void {
  setContext(CONTEXT, flow);
}

export function panelFlow(): FlowDocument {
  return getContext<FlowDocument>(CONTEXT);
}

import type { FlowDocument } from '../document/flow-document.ts';
import { tellRefused } from '../editor/tell-refused.ts';
import { holdPlaces, type Places } from './places.svelte.ts';

/** The fields of a document's panel, with what is wrong with the document and the edits that settle it. */
export function holdPlacesOf(flow: FlowDocument): Places {
  return holdPlaces({
    get issues() {
      return flow.issues;
    },
    settle: flow.is_read_only
      ? null
      : ({ command }) => {
          const problem = flow.apply(command);
          if (problem !== null) tellRefused(problem);
        },
  });
}

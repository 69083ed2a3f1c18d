import type { Connection, OnConnectEnd, XYPosition } from '@xyflow/svelte';
import { ANY_MESSAGE } from '@kept/rules/graph/graph';
import type { FlowDocument } from '../document/flow-document.ts';
import { messageOf } from '../document/selection.ts';
import type { FlowActs } from '../editor/flow-acts.ts';
import { whatIsCarried } from '../palette/carried.ts';
import { rounded } from './moved-to.ts';
import { NEW_HANDLE, NODE_WIDTH } from './node-geometry.ts';

/** From the pointer to the middle of a node's head. */
const HEAD = 24;

interface Surroundings {
  readonly flow: FlowDocument;
  readonly acts: FlowActs;
  /** From the screen to the canvas. */
  readonly placeOf: (screen: XYPosition) => XYPosition;
}

/** What pulling a line or carrying something onto the canvas makes of the document. */
export function canvasGestures({ flow, acts, placeOf }: Surroundings) {
  /** The document makes the edge, or says why not; xyflow makes none of its own. */
  function lead({ source, sourceHandle, target }: Connection): false {
    const auto_reply_id = answerAt(source, sourceHandle);
    if (auto_reply_id !== null) acts.connect({ auto_reply_id, action: 'transition_to' }, target);
    return false;
  }

  /** The answer that a handle is of; a new one where it is of none. */
  function answerAt(source: string, handle: string | null | undefined): string | null {
    if (handle != null && handle !== NEW_HANDLE) return handle;
    acts.addAutoReply('any_other_reply', source === ANY_MESSAGE ? null : source);
    return acts.auto_reply?.id ?? null;
  }

  /** A line let go over nothing makes a message there. */
  const letGo: OnConnectEnd = (event, { isValid, toNode, fromNode, fromHandle }) => {
    if (isValid === true || toNode !== null || fromNode === null || fromHandle?.type !== 'source') return;
    const at = 'changedTouches' in event ? event.changedTouches[0] : event;
    if (at === undefined) return;
    const auto_reply_id = answerAt(fromNode.id, fromHandle.id);
    if (auto_reply_id === null) return;
    const from = flow.definition.messages.find(({ id }) => id === fromNode.id);
    const { x, y } = placeOf({ x: at.clientX, y: at.clientY });
    acts.connectToNew(
      { auto_reply_id, action: 'transition_to' },
      { type: from?.type ?? 'sms', at: rounded({ x, y: y - HEAD }) },
    );
  };

  /** What is carried from the palette becomes a message where it is let go, or an answer of the message there. */
  function drop(event: DragEvent): void {
    const carried = whatIsCarried();
    if (carried === null) return;
    event.preventDefault();
    const { x, y } = placeOf({ x: event.clientX, y: event.clientY });
    if (carried.kind === 'message') return acts.addMessage(carried, rounded({ x: x - NODE_WIDTH / 2, y: y - HEAD }));
    const over = event.target instanceof Element ? event.target.closest('.svelte-flow__node') : null;
    const id = over?.getAttribute('data-id') ?? messageOf(flow.selection);
    acts.addAutoReply(carried.type, id === ANY_MESSAGE ? null : id);
  }

  return { lead, letGo, drop };
}

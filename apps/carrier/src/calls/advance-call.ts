import type { PhoneKind } from '../phones/phone-store.ts';
import type { Call } from './call.ts';
import type { CallProgress, DocumentRequest } from './call-progress.ts';
import { end, fetching, withFirst, type Advance, type Problem } from './advance.ts';
import type { PhoneManner } from './phone-manner.ts';
import { pressInDocument } from './press-in-document.ts';
import type { ReadVoiceDocument } from './read-voice-document.ts';
import { runDocument } from './run-document.ts';
import { wakeInDocument } from './wake-in-document.ts';

/** What happens to a call: its own time is up, somebody does something at the phone, or an answer arrives. */
export type CallHappening =
  | { readonly kind: 'woke'; readonly manner: PhoneManner; readonly phone: PhoneKind }
  | { readonly kind: 'answered'; readonly by: 'human' | 'machine'; readonly keys: string }
  | { readonly kind: 'declined' }
  | { readonly kind: 'let_ring_out' }
  | { readonly kind: 'pressed'; readonly key: string }
  | { readonly kind: 'hung_up' }
  | { readonly kind: 'document'; readonly read: ReadVoiceDocument; readonly url: string }
  | { readonly kind: 'clip'; readonly url: string; readonly seconds: number; readonly problem: Problem | null }
  | { readonly kind: 'dialled'; readonly status: Call['status']; readonly parameters: Readonly<Record<string, string>> }
  | { readonly kind: 'ended_by_account' }
  | { readonly kind: 'redirected'; readonly request: DocumentRequest }
  | { readonly kind: 'replaced'; readonly read: ReadVoiceDocument };

/** Rings once before a phone that acts by itself does. */
const FIRST_RING_S = 1;
/** Rings of a phone that never answers; the whole timeout would keep whoever waits for it. */
const UNANSWERED_S = 2;
/** Twilio knows a person from a machine after that, and the end of a greeting after that. */
const DETECTED_AFTER_S = 1;
const GREETING_S = 4;
const APOLOGY = 'We are sorry, an application error has occurred. Goodbye.';

/**
 * One decision about a call, without clock or IO: what it is in next, and what the carrier does about it. What comes too
 * late for where the call is (a key after it ended, an answer to a call that was declined) changes nothing: null.
 */
export function advanceCall(call: Call, happening: CallHappening): Advance | null {
  const { progress } = call;
  switch (happening.kind) {
    case 'woke':
      return wake(call, happening);
    case 'answered':
      return progress.kind === 'ringing' ? pickUp(call, happening) : null;
    case 'declined':
      return progress.kind === 'ringing' ? end('busy') : null;
    case 'let_ring_out':
      return progress.kind === 'ringing' ? end('no-answer') : null;
    case 'pressed':
      return call.status === 'in-progress' ? press(call, happening.key) : null;
    case 'hung_up':
      return call.status === 'in-progress' ? end('completed') : null;
    case 'ended_by_account':
      if (progress.kind === 'ended') return null;
      return end(call.status === 'in-progress' ? 'completed' : 'canceled');
    case 'document':
      return progress.kind === 'fetching' ? arrive({ call, request: progress.request, happening }) : null;
    case 'redirected':
      return call.status === 'in-progress' ? fetching(happening.request) : null;
    case 'replaced':
      if (call.status !== 'in-progress') return null;
      return happening.read.ok ? runDocument({ call, document: happening.read.document, at: 0 }) : apologise();
    case 'clip':
      return hearClip(call, happening);
    case 'dialled':
      return progress.kind === 'dialling' ? goOnAfterDial({ call, progress, happening }) : null;
    default:
      return happening satisfies never;
  }
}

function wake(call: Call, { manner, phone }: Extract<CallHappening, { kind: 'woke' }>): Advance | null {
  const { progress } = call;
  switch (progress.kind) {
    case 'queued': {
      if (call.must_fail || phone === 'unknown' || phone === 'unreachable') {
        return withFirst({ kind: 'initiated' }, end('failed'));
      }
      const effects = [{ kind: 'initiated' }, { kind: 'status', status: 'ringing' }] as const;
      return { progress: { kind: 'ringing' }, wake_in_s: ringsFor(call, manner), effects };
    }
    case 'ringing':
      return ringOut(call, manner);
    case 'detecting':
      return start(call);
    case 'running':
      return wakeInDocument(call, progress);
    case 'dialling':
      return { progress, wake_in_s: null, effects: [{ kind: 'hang_up_other_leg' }] };
    case 'bridged':
    case 'fetching':
    case 'ended':
      return null;
    default:
      return progress satisfies never;
  }
}

function ringsFor(call: Call, manner: PhoneManner): number {
  switch (manner.kind) {
    case 'ring':
      return call.timeout_s;
    case 'no_answer':
      return Math.min(call.timeout_s, UNANSWERED_S);
    default:
      return Math.min(call.timeout_s, FIRST_RING_S);
  }
}

function ringOut(call: Call, manner: PhoneManner): Advance {
  switch (manner.kind) {
    case 'ring':
    case 'no_answer':
      return end('no-answer');
    case 'busy':
      return end('busy');
    case 'voicemail':
      return pickUp(call, { by: 'machine', keys: '' });
    case 'answer':
      return pickUp(call, { by: 'human', keys: manner.keys });
    default:
      return manner satisfies never;
  }
}

function pickUp(call: Call, { by, keys }: { readonly by: 'human' | 'machine'; readonly keys: string }): Advance {
  const up = [
    { kind: 'status', status: 'in-progress' },
    { kind: 'taken_by', who: by },
    { kind: 'presses', keys },
  ] as const;
  if (call.direction === 'outbound-dial') return { progress: { kind: 'bridged' }, wake_in_s: null, effects: up };
  if (call.machine_detection === null) return withFirst(up, start(call));
  const waits_for_beep = by === 'machine' && call.machine_detection === 'DetectMessageEnd';
  const who = by === 'human' ? 'human' : waits_for_beep ? 'machine_end_beep' : 'machine_start';
  return {
    progress: { kind: 'detecting' },
    wake_in_s: waits_for_beep ? GREETING_S : DETECTED_AFTER_S,
    effects: [...up, { kind: 'answered_by', who }],
  };
}

/** Asks for the first document. */
function start({ url, method }: Call): Advance {
  return fetching({ url, method, parameters: {}, is_fallback: false });
}

function arrive(given: {
  readonly call: Call;
  readonly request: DocumentRequest;
  readonly happening: Extract<CallHappening, { kind: 'document' }>;
}): Advance {
  const { call, request, happening } = given;
  const { read, url } = happening;
  if (read.ok) return runDocument({ call, document: read.document, at: 0 });
  const problem = { kind: 'problem', problem: { ...read.problem, url } } as const;
  if (call.fallback_url === '' || request.is_fallback) return withFirst(problem, apologise());
  const fallback = {
    url: call.fallback_url,
    method: call.fallback_method,
    parameters: { ...request.parameters, ErrorCode: String(read.problem.code), ErrorUrl: url },
    is_fallback: true,
  };
  return withFirst(problem, fetching(fallback));
}

function apologise(): Advance {
  return withFirst({ kind: 'line', line: { kind: 'carrier_said', text: APOLOGY } }, end('completed'));
}

function press(call: Call, key: string): Advance {
  const { progress } = call;
  if (progress.kind === 'running') return pressInDocument({ call, running: progress, key });
  const pressed = { kind: 'line', line: { kind: 'pressed', key } } as const;
  const step = progress.kind === 'dialling' ? progress.document.steps[progress.at] : undefined;
  const leaves = key === '*' && step?.kind === 'dial' && step.hang_up_on_star;
  return {
    progress,
    wake_in_s: 'as_planned',
    effects: leaves ? [pressed, { kind: 'hang_up_other_leg' }] : [pressed],
  };
}

function hearClip(call: Call, { url, seconds, problem }: Extract<CallHappening, { kind: 'clip' }>): Advance | null {
  const { progress } = call;
  if (progress.kind !== 'running') return null;
  const step = progress.document.steps[progress.at];
  if (step?.kind !== 'play' || step.url !== url) return null;
  if (problem === null) return { progress, wake_in_s: seconds, effects: [] };
  const after = runDocument({ call, document: progress.document, at: progress.at + 1, keys: progress.keys });
  return withFirst({ kind: 'problem', problem }, after);
}

function goOnAfterDial(given: {
  readonly call: Call;
  readonly progress: Extract<CallProgress, { kind: 'dialling' }>;
  readonly happening: Extract<CallHappening, { kind: 'dialled' }>;
}): Advance {
  const { call, progress, happening } = given;
  const step = progress.document.steps[progress.at];
  if (step?.kind === 'dial' && step.action !== null) {
    const { action: url, method } = step;
    return fetching({ url, method, parameters: happening.parameters, is_fallback: false });
  }
  return runDocument({ call, document: progress.document, at: progress.at + 1 });
}

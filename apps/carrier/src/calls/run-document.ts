import { end, fetching, type Advance } from './advance.ts';
import type { Call } from './call.ts';
import type { CallProgress } from './call-progress.ts';
import { speakingSeconds } from './speaking-seconds.ts';
import type { VoiceDocument, VoiceStep } from './voice-document.ts';

export type Running = Extract<CallProgress, { kind: 'running' }>;

/** A phone that presses by itself lets the voice come to its end and a moment pass. */
const PRESSES_AFTER_S = 1;
const TONE_S = 0.5;

/** Goes into the step `at` of a document; after its last one the call ends. `keys` are those pressed for its gather. */
export function runDocument(given: {
  readonly call: Pick<Call, 'presses'>;
  readonly document: VoiceDocument;
  readonly at: number;
  readonly keys?: string;
}): Advance {
  const { call, at, keys = '' } = given;
  const document = { ...given.document, steps: [...given.document.steps], gathers: [...given.document.gathers] };
  const step = document.steps[at];
  const running: Running = { kind: 'running', document, at, keys, left: step === undefined ? 0 : timesOf(step) - 1 };
  switch (step?.kind) {
    case undefined:
    case 'hangup':
      return end('completed');
    case 'redirect':
      return fetching({ url: step.url, method: step.method, parameters: {}, is_fallback: false });
    case 'say': {
      const { text, voice, language } = step;
      const line = { kind: 'said', text, voice, language } as const;
      return { progress: running, wake_in_s: secondsOf(step), effects: [{ kind: 'line', line }] };
    }
    case 'play': {
      const { url } = step;
      const effects = [
        { kind: 'line', line: { kind: 'played', url } },
        { kind: 'fetch_clip', url },
      ] as const;
      return { progress: running, wake_in_s: null, effects };
    }
    case 'tones':
    case 'pause':
      return { progress: running, wake_in_s: secondsOf(step), effects: [] };
    case 'listen':
      return { progress: running, wake_in_s: listensFor({ call, document, gather: step.gather }), effects: [] };
    case 'dial': {
      const { number, caller_id, timeout_s, time_limit_s } = step;
      const effects = [
        { kind: 'line', line: { kind: 'forwarded', number } },
        { kind: 'dial', number, caller_id, timeout_s },
      ] as const;
      return { progress: { kind: 'dialling', document, at }, wake_in_s: timeout_s + time_limit_s, effects };
    }
    default:
      return step satisfies never;
  }
}

/** How long a step takes by itself; a clip's length is known when it was fetched. */
export function secondsOf(step: Extract<VoiceStep, { kind: 'say' | 'tones' | 'pause' }>): number {
  switch (step.kind) {
    case 'say':
      return speakingSeconds(step.text);
    case 'tones':
      return step.digits.length * TONE_S;
    case 'pause':
      return step.seconds;
    default:
      return step satisfies never;
  }
}

function timesOf(step: VoiceStep): number {
  return 'times' in step ? step.times : 1;
}

function listensFor(given: {
  readonly call: Pick<Call, 'presses'>;
  readonly document: VoiceDocument;
  readonly gather: number;
}): number {
  const timeout_s = given.document.gathers[given.gather]?.timeout_s ?? 0;
  return given.call.presses === '' ? timeout_s : Math.min(timeout_s, PRESSES_AFTER_S);
}

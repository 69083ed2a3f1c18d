import { fetching, type Advance } from './advance.ts';
import type { Call } from './call.ts';
import { runDocument, type Running } from './run-document.ts';

/**
 * A gather has its keys, or waited long enough for them: it hands them over, and without any the document goes on, unless
 * it wants to hear of that too (https://www.twilio.com/docs/voice/twiml/gather).
 * @param given.finished_on the key that ended it, null when it was none.
 */
export function leaveGather(given: {
  readonly call: Pick<Call, 'presses'>;
  readonly running: Running;
  readonly finished_on: string | null;
}): Advance {
  const { call, running, finished_on } = given;
  const { document, at, keys } = running;
  const step = document.steps[at];
  const index = step !== undefined && 'gather' in step ? step.gather : null;
  const gather = index === null ? undefined : document.gathers[index];
  const listen = document.steps.findIndex((other) => other.kind === 'listen' && other.gather === index);
  if (gather === undefined || (keys === '' && !gather.action_on_empty_result)) {
    return runDocument({ call, document, at: listen + 1 });
  }
  const { action: url, method } = gather;
  const parameters = {
    Digits: keys,
    msg: 'Gather End',
    ...(finished_on === null ? {} : { FinishedOnKey: finished_on }),
  };
  return fetching({ url, method, parameters, is_fallback: false });
}

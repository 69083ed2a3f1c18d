import type { Input } from '../input.ts';
import type { Memory, SentMessage } from '../memory.ts';
import type { StepResult } from '../step.ts';
import { edgesOf } from './edges-of.ts';
import type { Visit, VisitOutcome } from './visit.ts';

interface Decided {
  readonly before: Memory;
  readonly input: Input;
  readonly result: Pick<StepResult, 'memory' | 'trace' | 'finished'>;
}

/**
 * The visits that a decision begins, and those of which something has become by it. What has left stays so, whatever is
 * said of it later: `mergeVisits` and the database keep the first outcome that is not waiting.
 */
export function visitsAfter(decided: Decided): readonly Visit[] {
  const { before, result } = decided;
  const { memory } = result;
  const same_life = before.life === memory.life;
  const known = new Map(same_life ? before.sent.map((sent) => [sent.key, sent]) : []);
  const now = memory.sent.flatMap((sent): readonly Visit[] => {
    const was = known.get(sent.key);
    if (was !== undefined && isOver(was, before)) return [];
    const outcome = outcomeOf(sent, decided);
    return was !== undefined && outcome === 'waiting' ? [] : [visitOf(sent, { life: memory.life, outcome })];
  });
  const forgotten = before.sent.filter(
    (sent) => !isOver(sent, before) && !(same_life && memory.sent.some(({ key }) => key === sent.key)),
  );
  return [...forgotten.map((sent) => visitOf(sent, { life: before.life, outcome: 'expired' })), ...now];
}

function visitOf(
  { key, auto_message_id, at }: SentMessage,
  { life, outcome }: { readonly life: number; readonly outcome: VisitOutcome },
): Visit {
  return { key: `${life}/${key}`, auto_message_id, at, outcome };
}

/** Whether the memory alone says that it was left: then it has been told of before. */
function isOver(sent: SentMessage, memory: Memory): boolean {
  const { status, answered, call_outcome } = sent;
  if (status === 'failed' || status === 'skipped' || status === 'withdrawn') return true;
  return answered || call_outcome !== undefined || isOvertaken(sent, memory);
}

/** A newer message is with the client: an answer now belongs to that (ruling 3). */
function isOvertaken({ key }: SentMessage, { sent }: Memory): boolean {
  const place = sent.findIndex((each) => each.key === key);
  return sent.slice(place + 1).some(({ status }) => status === 'accepted' || status === 'unknown');
}

function outcomeOf(sent: SentMessage, { input, result }: Decided): VisitOutcome {
  const { memory, trace, finished } = result;
  if (sent.status === 'failed') return 'failed';
  if (sent.status === 'skipped' || sent.status === 'withdrawn') return 'expired';
  const is_newest = memory.sent.findLast(({ auto_message_id }) => auto_message_id === sent.auto_message_id) === sent;
  const about = trace.filter(({ auto_message_id }) => is_newest && auto_message_id === sent.auto_message_id);
  if (about.some(({ rule, verdict }) => rule === 'timer' && verdict === 'matched')) return 'timer';
  if (sent.answered || isAnsweredOnPage(sent, { input, memory })) {
    const led_on = trace.some(({ rule, verdict }) => rule === 'transition' && verdict === 'applied');
    return led_on ? 'transition' : 'answer';
  }
  // a call that ended without a digit: what is authored for that is silence acted on
  if (sent.call_outcome !== undefined) return edgesOf(about).length > 0 ? 'timer' : 'expired';
  const stopped = input.type === 'opted_out' && (input.channel === 'email') === (sent.channel === 'email');
  return finished || stopped || isOvertaken(sent, memory) ? 'expired' : 'waiting';
}

/** A page's act belongs to the newest sent message (ruling 11). */
function isAnsweredOnPage(
  sent: SentMessage,
  { input, memory }: { readonly input: Input; readonly memory: Memory },
): boolean {
  if (input.type !== 'state_set' || input.by !== 'client_page' || input.state === 'none') return false;
  return memory.sent.findLast(({ status }) => status === 'accepted' || status === 'unknown') === sent;
}

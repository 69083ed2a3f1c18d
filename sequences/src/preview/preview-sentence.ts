import type { PlanDifference } from '@kept/rules/compare-plans';
import { explainSkip } from '@kept/rules/explain-skip';
import { localTime } from '../sentence.ts';

interface SentenceRequest {
  readonly difference: PlanDifference;
  /** The appointment's zone after the change. */
  readonly time_zone: string;
  /** The client has had it before, about a time that no longer stands. */
  readonly again: boolean;
  /** It goes out unless the client says something first. */
  readonly if_silent: boolean;
}

/** What would become of a message, in a sentence with its time in the appointment's zone. Pure. */
export function previewSentence({ difference, time_zone, again, if_silent }: SentenceRequest): string {
  const { change, before_at, after_at, held, reason } = difference;
  const name = `“${difference.name}”`;
  const silence = if_silent ? ', if the client says nothing until then' : '';
  const at = after_at === null ? '' : `${localTime(after_at, time_zone)}${silence}`;
  const once_more = again ? ' again' : '';
  const stays = held ? ' It stays held back.' : '';
  switch (change) {
    case 'added':
      return `${name} goes out${once_more} ${at}.${stays}`;
    case 'moved': {
      const was = before_at === null ? '' : ` instead of ${localTime(before_at, time_zone)}`;
      return `${name} goes out ${at}${was}.${stays}`;
    }
    case 'unchanged':
      return `${name} goes out ${at}, as planned.${stays}`;
    case 'sent_now':
      return `${name} is sent${once_more} at once.`;
    case 'withdrawn':
      return reason === null ? `${name} is not sent any more.` : `${name} is not sent any more: ${why(reason)}`;
    case 'skipped':
      return reason === null ? `${name} is not sent.` : `${name} is not sent: ${why(reason)}`;
  }
}

function why(reason: string): string {
  return explainSkip(reason).replace(/^Not sent[^:]*: /, '');
}

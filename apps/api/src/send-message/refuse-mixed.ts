import type { FieldError } from '../problems/problem.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { wrongSecurity } from '../secure-messaging/wrong-security.ts';
import type { SendMessage } from './send-message.schema.ts';

const RECIPIENTS = ['to', 'event_id', 'participant_id'] as const;
/** Carriers take no longer text. */
const LONGEST_TEXT = 1_600;
const ALL = '`to`, `event_id` or `participant_id`';

/** Refuses what each field by itself does not show: none or several recipients, no words or two of them. */
export function refuseMixed(request: SendMessage): void {
  const errors = [...wrongRecipients(request), ...wrongWords(request), ...wrongSecurity(securityOf(request))];
  if (errors.length > 0) throw invalidRequest(errors);
}

function wrongRecipients(request: SendMessage): readonly FieldError[] {
  const given = RECIPIENTS.filter((name) => request[name] !== undefined);
  if (given.length === 1) return [];
  if (given.length === 0) {
    return RECIPIENTS.map((name) => ({
      field: `/${name}`,
      code: 'recipient_missing',
      message: `is missing: name exactly one of ${ALL}`,
    }));
  }
  return given.map((name) => ({
    field: `/${name}`,
    code: 'recipient_ambiguous',
    message: `stands beside ${given
      .filter((other) => other !== name)
      .map((other) => `\`${other}\``)
      .join(' and ')}: name exactly one of ${ALL}`,
  }));
}

function securityOf({ type, send_securely = false, pin }: SendMessage) {
  return { channel: type, send_securely, pin: pin ?? null };
}

function wrongWords({ message, template_id, subject, type, attachments = [] }: SendMessage): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (message !== undefined && template_id !== undefined) {
    errors.push({
      field: '/template_id',
      code: 'words_ambiguous',
      message: 'stands beside `message`: send one of them',
    });
  }
  const silent = message === undefined || message.trim() === '';
  if (silent && template_id === undefined && (type === 'email' || attachments.length === 0)) {
    errors.push({ field: '/message', code: 'words_missing', message: 'is missing: send `message` or `template_id`' });
  }
  if (type === 'sms' && message !== undefined && message.length > LONGEST_TEXT) {
    const problem = `has ${message.length} characters, and a text takes ${LONGEST_TEXT}: shorten it, or send an email`;
    errors.push({ field: '/message', code: 'too_long', message: problem });
  }
  if (subject !== undefined && type !== 'email')
    errors.push({ field: '/subject', code: 'not_an_email', message: 'is for emails only: leave it away' });
  return errors;
}

import { contentOf } from '@kept/rules/content-of';
import type { SendSource } from '@kept/rules/effect';
import { renderTemplate } from '@kept/content/render';
import { systemText } from '@kept/content/system-texts';
import type { EffectContext } from './effect-context.ts';
import { fieldsOf } from './fields-of.ts';
import { writeLog } from './write-log.ts';

export interface Words {
  readonly subject: string | null;
  readonly body: string;
}

/** The rendered words of a message; null when its template no longer exists or cannot be rendered, which is logged. */
export function wordsOf(context: EffectContext, source: SendSource): Words | null {
  const { loaded, definitions, facts } = context;
  const { locale } = facts.participant;
  const authored =
    source.kind === 'system_text'
      ? { subject: null, body: systemText({ key: source.text, locale, overrides: loaded.row.settings.texts ?? {} }) }
      : contentOf({ definitions, source, locale });
  if (authored === null) return null;

  const fields = fieldsOf(context);
  const style = { locale, time_zone: facts.appointment.time_zone };
  const body = renderTemplate(authored.body, fields, style);
  const subject = authored.subject === null ? null : renderTemplate(authored.subject, fields, style);
  for (const field of [...body.unknown_fields, ...(subject?.unknown_fields ?? [])])
    logTemplate(context, { code: 'unknown_field', about: field });
  const fault = body.fault ?? subject?.fault ?? null;
  if (fault !== null) {
    logTemplate(context, { code: 'template_failed', about: fault });
    return null;
  }
  return { subject: subject?.text ?? null, body: body.text };
}

function logTemplate(
  { transaction, loaded: { row } }: EffectContext,
  { code, about }: { code: string; about: string },
): void {
  writeLog(transaction, {
    account_id: row.account_id,
    sequence_id: row.id,
    appointment_id: row.appointment_id,
    message_id: null,
    code,
    detail: { about },
    at: row.now,
  });
}

import { contentOf } from '@kept/rules/content-of';
import type { Script } from '@kept/rules/document/content-schemas';
import type { SendEffect } from '@kept/rules/effect';
import { scriptOf } from '@kept/rules/script-of';
import { emailSubject } from '@kept/content/email-subject';
import { renderTemplate } from '@kept/content/render';
import { systemText } from '@kept/content/system-texts';
import type { EffectContext } from './effect-context.ts';
import { fieldsOf } from './fields-of.ts';
import { logPlace } from './log-place.ts';
import { logRendered } from './log-rendered.ts';

export interface Words {
  readonly subject: string | null;
  readonly body: string;
}

/** The rendered words of a message; null when its template no longer exists or cannot be rendered, which is logged. */
export function wordsOf(
  context: EffectContext,
  { source, channel }: Pick<SendEffect, 'source' | 'channel'>,
): Words | null {
  const { loaded, definitions, facts } = context;
  const { locale } = facts.participant;
  const overrides = loaded.row.settings.texts ?? {};
  const authored =
    source.kind === 'system_text'
      ? { subject: null, body: systemText({ key: source.text, locale, overrides }) }
      : (contentOf({ definitions, source, locale }) ??
        spoken(scriptOf({ definitions, source, locale, listener: 'person' })));
  if (authored === null) return null;

  const fields = fieldsOf(context);
  const style = { locale, time_zone: facts.appointment.time_zone };
  const body = renderTemplate(authored.body, fields, style);
  const subject =
    channel === 'email'
      ? renderTemplate(emailSubject({ authored: authored.subject, locale, overrides }), fields, style)
      : null;
  const fault = body.fault ?? subject?.fault ?? null;
  const unknown_fields = [...body.unknown_fields, ...(subject?.unknown_fields ?? [])];
  logRendered(context.transaction, logPlace(context), { unknown_fields, fault });
  return fault === null ? { subject: subject?.text ?? null, body: body.text } : null;
}

/** A call as it reads: what is said, a line a part; clips are heard, not read. */
function spoken(script: Script | null): Words | null {
  if (script === null) return null;
  return { subject: null, body: script.map((part) => ('say' in part ? part.say : `[${part.play}]`)).join('\n') };
}

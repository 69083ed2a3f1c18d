import { contentOf } from '@kept/rules/content-of';
import type { SendEffect } from '@kept/rules/effect';
import { scriptOf } from '@kept/rules/script-of';
import { emailSubject } from '@kept/content/email-subject';
import { renderMail } from '@kept/content/mail/render-mail';
import { renderTemplate } from '@kept/content/render';
import { scriptToRead } from '@kept/content/script-to-read';
import { systemText } from '@kept/content/system-texts';
import type { Spoken } from '../calls/call-answer.ts';
import type { EffectContext } from './effect-context.ts';
import { fieldsOf } from './fields-of.ts';
import { logPlace } from './log-place.ts';
import { logRendered } from './log-rendered.ts';
import { renderScript } from './render-script.ts';

export interface Words {
  readonly subject: string | null;
  readonly body: string;
  /** Ids of files that go along. */
  readonly attachments: readonly string[];
  /** Of a call; `body` is how it reads. */
  readonly spoken?: Spoken;
  /** Of a mail: the body as a fragment of HTML. */
  readonly html: string | null;
}

/** The rendered words of a message; null when its template no longer exists or cannot be rendered, which is logged. */
export function wordsOf(
  context: EffectContext,
  { source, channel }: Pick<SendEffect, 'source' | 'channel'>,
): Words | null {
  const { loaded, definitions, facts } = context;
  const { locale } = facts.participant;
  if (channel === 'call') return wordsSpoken(context, source);
  const overrides = loaded.row.settings.texts ?? {};
  const authored =
    source.kind === 'system_text'
      ? { subject: null, body: systemText({ key: source.text, locale, overrides }), attachments: [] }
      : contentOf({ definitions, source, locale });
  if (authored === null) return null;

  const fields = fieldsOf(context);
  const style = { locale, time_zone: facts.appointment.time_zone };
  const body =
    channel === 'email'
      ? renderMail(authored.body, fields, style)
      : { ...renderTemplate(authored.body, fields, style), html: null };
  const subject =
    channel === 'email'
      ? renderTemplate(emailSubject({ authored: authored.subject, locale, overrides }), fields, style)
      : null;
  const fault = body.fault ?? subject?.fault ?? null;
  const unknown_fields = [...body.unknown_fields, ...(subject?.unknown_fields ?? [])];
  logRendered(context.transaction, logPlace(context), { unknown_fields, fault });
  const { attachments } = authored;
  return fault === null ? { subject: subject?.text ?? null, body: body.text, html: body.html, attachments } : null;
}

/** Both listeners' words: which of them is on the phone is known when it is answered. */
function wordsSpoken(context: EffectContext, source: SendEffect['source']): Words | null {
  const { definitions, facts } = context;
  const { locale } = facts.participant;
  const said = (listener: 'person' | 'machine') => {
    const script = scriptOf({ definitions, source, locale, listener });
    return script === null ? null : renderScript(context, script);
  };
  const script = said('person');
  if (script === null) return null;
  return {
    subject: null,
    body: scriptToRead(script),
    html: null,
    attachments: [],
    spoken: { locale, script, voicemail: said('machine') },
  };
}

import type { Script } from '@kept/rules/document/content-schemas';
import { emailSubject } from '../email-subject.ts';
import type { Fields } from '../fields.ts';
import type { TimeStyle } from '../format-time.ts';
import type { TemplateFault } from '../liquid/template-fault.ts';
import { renderMail } from '../mail/render-mail.ts';
import { leavePageLinksOut } from '../page-links/page-links.ts';
import { renderTemplate } from '../render.ts';
import { scriptToRead } from '../script-to-read.ts';
import type { TextOverrides } from '../wording-for.ts';
import { isLeftOpen } from './is-left-open.ts';
import type { OneTimeContent } from './one-time-content.ts';

export interface OneTimeRendering {
  readonly content: OneTimeContent;
  readonly fields: Fields;
  /** The recipient's locale and the zone times are told in. */
  readonly style: TimeStyle;
  /** The account's own wording of what the product says by itself. */
  readonly overrides: TextOverrides;
}

/** A one-time message as it arrives. */
export interface OneTimeWords {
  readonly subject: string | null;
  /** What is read; of a call, what is said, a line a part. */
  readonly body: string;
  /** Of a mail: its body as a fragment of HTML. */
  readonly html: string | null;
  /** Of a call: what is heard. */
  readonly spoken: { readonly locale: string; readonly script: Script; readonly voicemail: Script | null } | null;
}

/** `held`: nothing is sent to this recipient, for a person wrote it and nobody else will see the gap. */
export type RenderedOneTime =
  | ({ readonly type: 'words' } & OneTimeWords)
  | { readonly type: 'held'; readonly reason: 'unknown_field'; readonly fields: readonly string[] }
  | { readonly type: 'held'; readonly reason: TemplateFault['code'] | 'nothing_to_say'; readonly fields: readonly [] };

interface Part {
  readonly text: string;
  readonly missing: readonly string[];
  readonly fault: TemplateFault['code'] | null;
}

/**
 * Renders one recipient's copy. A field that this recipient does not have holds it, unless the template says what to do
 * without it (`default`, `if`). It never throws.
 */
export function renderOneTime({ content, fields, style, overrides }: OneTimeRendering): RenderedOneTime {
  const part = (template: string): Part => {
    const { text, unknown_fields, fault } = renderTemplate(template, fields, style);
    return { text, fault, missing: unknown_fields.filter((name) => isLeftOpen(template, name)) };
  };
  switch (content.channel) {
    case 'sms': {
      const body = part(content.body);
      const held = heldFor([body]);
      if (held !== null) return held;
      if (body.text.trim() === '' && content.attachments.length === 0) return EMPTY;
      return { type: 'words', subject: null, body: body.text, html: null, spoken: null };
    }
    case 'email': {
      const mail = renderMail(content.body, fields, style);
      const missing = mail.unknown_fields.filter((name) => isLeftOpen(content.body, name));
      const subject = part(emailSubject({ authored: content.subject, locale: style.locale, overrides }));
      const held = heldFor([{ text: mail.text, fault: mail.fault, missing }, subject]);
      if (held !== null) return held;
      if (mail.text.trim() === '' && content.attachments.length === 0) return EMPTY;
      return { type: 'words', subject: subject.text, body: mail.text, html: mail.html, spoken: null };
    }
    case 'call': {
      const script = said(content.script, part);
      const voicemail = content.voicemail === null ? null : said(content.voicemail, part);
      const held = heldFor([...script.parts, ...(voicemail?.parts ?? [])]);
      const spoken = { locale: style.locale, script: script.script, voicemail: voicemail?.script ?? null };
      if (held !== null) return held;
      if (script.script.length === 0) return EMPTY;
      return { type: 'words', subject: null, body: scriptToRead(script.script), html: null, spoken };
    }
    default:
      return content satisfies never;
  }
}

const EMPTY: RenderedOneTime = { type: 'held', reason: 'nothing_to_say', fields: [] };

function heldFor(parts: readonly Part[]): RenderedOneTime | null {
  const fault = parts.find((part) => part.fault !== null)?.fault ?? null;
  if (fault !== null) return { type: 'held', reason: fault, fields: [] };
  const missing = [...new Set(parts.flatMap((part) => part.missing))];
  return missing.length === 0 ? null : { type: 'held', reason: 'unknown_field', fields: missing };
}

/** A script with its words rendered and nothing empty in it. */
function said(
  script: Script,
  render: (template: string) => Part,
): { readonly script: Script; readonly parts: readonly Part[] } {
  const rendered = script.map((each) => ('say' in each ? render(each.say) : each));
  return {
    script: rendered.flatMap<Script[number]>((each) => {
      if ('play' in each) return [each];
      const say = leavePageLinksOut(each.text);
      return say.trim() === '' ? [] : [{ say }];
    }),
    parts: rendered.filter((each) => 'text' in each),
  };
}

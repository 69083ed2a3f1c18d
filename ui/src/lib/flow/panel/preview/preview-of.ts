import { buildFields, type Fields } from '@kept/content/fields';
import { renderTemplate } from '@kept/content/render';
import { countSegments, type Segments } from '@kept/content/segments/count-segments';
import type { Script } from '@kept/rules/document/content-schemas';
import { withSampleLinks } from '#lib/links/with-sample-links.ts';
import type { ChosenAppointment } from '../../appointment-choice/chosen-appointment.ts';
import type { WordingContent } from '../content/wording-content.ts';

/** What a client would get. */
export interface Preview {
  /** Null: it has none, or the account's usual one. */
  readonly subject: string | null;
  readonly text: string;
  /** What a call says and plays, one after the other; null: it is no call. */
  readonly spoken: Script | null;
  /** What it costs as a text. */
  readonly segments: Segments;
}

interface PreviewRequest {
  readonly content: WordingContent;
  readonly chosen: ChosenAppointment;
  readonly locale: string;
}

/** A wording as the chosen client would read it in a language, rendered as it is when it is sent; null: it cannot be. */
export function previewOf({ content, chosen, locale }: PreviewRequest): Preview | null {
  const style = { locale, time_zone: chosen.facts.appointment.time_zone };
  const fields = fieldsIn(chosen, locale);
  const render = (template: string) => {
    const rendered = renderTemplate(template, fields, style);
    return { ...rendered, text: withSampleLinks(rendered.text) };
  };
  const script = 'script' in content ? content.script : null;
  const said = script?.map((part) => ('say' in part ? render(part.say) : part)) ?? null;
  const body = 'body' in content ? render(content.body) : null;
  const subject = 'subject' in content && content.subject !== null ? render(content.subject) : null;
  if ([...(said ?? []), body, subject].some((each) => each !== null && 'fault' in each && each.fault !== null))
    return null;
  const spoken = said?.map((each) => ('play' in each ? each : { say: each.text })) ?? null;
  const text = body?.text ?? '';
  return { subject: subject?.text ?? null, text, spoken, segments: countSegments(text) };
}

/** What a text may name, with its dates in words of this language. */
export function fieldsIn({ facts, user, fields }: ChosenAppointment, locale: string): Fields {
  if (locale === facts.participant.locale) return fields;
  return buildFields({ facts: { ...facts, participant: { ...facts.participant, locale } }, user });
}

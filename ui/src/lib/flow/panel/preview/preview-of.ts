import { buildFields, type Fields } from '@kept/content/fields';
import { renderTemplate } from '@kept/content/render';
import { countSegments, type Segments } from '@kept/content/segments/count-segments';
import type { ChosenAppointment } from '../../appointment-choice/chosen-appointment.ts';
import type { WordingContent } from '../content/wording-content.ts';

/** What a client would get. */
export interface Preview {
  /** Null: it has none, or the account's usual one. */
  readonly subject: string | null;
  readonly text: string;
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
  const render = (template: string) => renderTemplate(template, fields, style);
  const bodies =
    'script' in content
      ? content.script.map((part) => ('say' in part ? render(part.say) : { text: '(a clip)', fault: null }))
      : [render(content.body)];
  const subject = 'subject' in content && content.subject !== null ? render(content.subject) : null;
  if ([...bodies, subject].some((each) => each !== null && each.fault !== null)) return null;
  const text = bodies.map((each) => each.text).join('\n');
  return { subject: subject?.text ?? null, text, segments: countSegments(text) };
}

/** What a text may name, with its dates in words of this language. */
export function fieldsIn({ facts, user, fields }: ChosenAppointment, locale: string): Fields {
  if (locale === facts.participant.locale) return fields;
  return buildFields({ facts: { ...facts, participant: { ...facts.participant, locale } }, user });
}

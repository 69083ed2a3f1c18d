import { ownValue } from '@kept/rules/own-value';

const SENTENCES: Readonly<Record<string, string>> = {
  nothing_to_say: 'Held: with the fields of this recipient nothing is left to say.',
  template_syntax: 'Held: the template cannot be read.',
  unknown_filter: 'Held: the template uses a filter that does not exist.',
  template_too_long: 'Held: the template is too long.',
  template_too_deep: 'Held: the template is nested too deep.',
  secure_pin_blank:
    'Held: no PIN is known for this recipient. It goes as soon as they have one: fill in the field it is made of, or set their Secure PIN.',
  template_too_costly: 'Held: the template takes too much work to fill in.',
};

/** Why a recipient's copy was not made, in a sentence with the way out. */
export function explainHeld(reason: string, fields: readonly string[]): string {
  if (reason !== 'unknown_field') return ownValue(SENTENCES, reason) ?? `Held: ${reason}.`;
  const names = fields.map((field) => `{{ ${field} }}`).join(', ');
  return `Held: this recipient has no ${names}. Fill it in, or say what stands instead with the filter default.`;
}

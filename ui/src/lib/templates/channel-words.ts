import type { Template } from '#lib/api/generated/types.gen.ts';

/** What a template is for, as a person says it. */
export const TEMPLATE_KINDS: Readonly<Record<Template['channel'], string>> = {
  sms: 'Text template',
  email: 'Email template',
  call: 'Call template',
};

/** The beginning of what a template says, for a list. */
export function excerptOf({ content }: Pick<Template, 'content'>): string {
  if ('script' in content) {
    return (content.script ?? []).map((part) => ('say' in part ? part.say : '(a clip)')).join(' ');
  }
  return content.body ?? '';
}

export const isChannel = (text: string): text is Template['channel'] => Object.hasOwn(TEMPLATE_KINDS, text);

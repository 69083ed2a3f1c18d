import type { Template } from '#lib/api/generated/types.gen.ts';

/** What a template is for, as a person says it. */
export const TEMPLATE_KINDS: Readonly<Record<Template['channel'], string>> = {
  sms: 'Text template',
  email: 'Email template',
  call: 'Call template',
};

/** What a template says, on one line of a list; clips by their names. */
export function excerptOf(
  { content }: Pick<Template, 'content'>,
  { files }: { readonly files: ReadonlyMap<string, string> },
): string {
  if ('script' in content) {
    return (content.script ?? [])
      .map((part) => ('say' in part ? part.say : `Plays ${files.get(part.play) ?? 'a clip'}`))
      .join(' ');
  }
  return content.body ?? '';
}

export const isChannel = (text: string): text is Template['channel'] => Object.hasOwn(TEMPLATE_KINDS, text);

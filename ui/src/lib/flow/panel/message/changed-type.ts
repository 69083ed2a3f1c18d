import type { AutoMessage } from '@kept/rules/document';
import { autoMessageSchema } from '@kept/rules/document/auto-message-schema';

/** The message as another type, with its words taken along: subjects are kept for emails only, a call says the text and invites nobody. */
export function changedType(message: AutoMessage, type: AutoMessage['type']): AutoMessage {
  const { content, translations, pin, ...shared } = message;
  return autoMessageSchema.parse({
    ...shared,
    type,
    pin: type === 'call' ? null : pin,
    content: contentAs(content, type),
    translations: Object.fromEntries(
      Object.entries(translations).map(([locale, translated]) => [locale, contentAs(translated, type)]),
    ),
  });
}

type Content = AutoMessage['content'];

function contentAs(content: Content, type: AutoMessage['type']): object {
  const { template_id } = content;
  const text =
    'body' in content ? content.body : content.script.map((part) => ('say' in part ? part.say : '')).join('\n');
  if (type === 'call') return { template_id, script: text.trim() === '' ? [] : [{ say: text }] };
  const attachments = 'attachments' in content ? content.attachments : [];
  const link_body = 'link_body' in content ? content.link_body : null;
  return { template_id, body: text, attachments, link_body };
}

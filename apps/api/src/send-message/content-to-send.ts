import { checkTemplate } from '@kept/content/check-template';
import { oneTimeContent, type OneTimeContent } from '@kept/content/one-time/one-time-content';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import type { NamedFile, StoredTemplate } from './read-send.ts';
import type { SendMessage } from './send-message.schema.ts';

export interface ContentToSend {
  readonly content: OneTimeContent;
  readonly translations: Readonly<Record<string, OneTimeContent>>;
}

interface ContentRequest {
  readonly request: SendMessage;
  readonly template: StoredTemplate | undefined;
  /** Those of the named files that are the account's. */
  readonly files: readonly NamedFile[];
}

/** The words of the request or its template, with its files; a problem that names the field where they cannot be sent. */
export function contentToSend({ request, template, files }: ContentRequest): ContentToSend {
  const { type, attachments = [] } = request;
  if (attachments.some((id) => !files.some((file) => file.id === id))) throw notFound('attachment');
  const mute = attachments.findIndex((id) => files.find((file) => file.id === id)?.kind !== 'audio');
  if (type === 'call' && mute !== -1) {
    const message = 'is no clip: a call plays MP3 and WAV files';
    throw invalidRequest([{ field: `/attachments/${mute}`, code: 'not_a_clip', message }]);
  }
  if (request.template_id === undefined) return { content: written(request), translations: {} };
  if (template === undefined) throw notFound('template');
  if (template.channel !== type) {
    const message = `is a template for ${template.channel}: send it as ${template.channel}, or choose one for ${type}`;
    throw invalidRequest([{ field: '/template_id', code: 'template_of_other_channel', message }]);
  }
  const read = (stored: unknown) => {
    const content = oneTimeContent(type, stored);
    return content === null ? [] : [withOwn(content, request)];
  };
  const [content] = read(template.content);
  if (content === undefined) {
    const message = 'is a template that cannot be read: open and save it again';
    throw invalidRequest([{ field: '/template_id', code: 'template_broken', message }]);
  }
  const translations = Object.entries(template.translations).flatMap(([locale, stored]) =>
    read(stored).map((each) => [locale, each] as const),
  );
  return { content, translations: Object.fromEntries(translations) };
}

function written(request: SendMessage): OneTimeContent {
  const { type, message = '', subject = null, attachments = [] } = request;
  const checked = [
    ['/message', message],
    ['/subject', subject ?? ''],
  ] as const;
  const errors = checked.flatMap(([field, template]) =>
    checkTemplate(template, type === 'call' ? 'said' : 'body').map(({ code, message: problem }) => ({
      field,
      code,
      message: problem,
    })),
  );
  if (errors.length > 0) throw invalidRequest(errors);
  switch (type) {
    case 'sms':
      return { channel: type, body: message, attachments };
    case 'email':
      return { channel: type, subject, body: message, attachments };
    case 'call': {
      const said = message.trim() === '' ? [] : [{ say: message }];
      return { channel: type, script: [...said, ...clips(request)], voicemail: null };
    }
    default:
      return type satisfies never;
  }
}

/** A template with what the request adds to it or says instead. */
function withOwn(content: OneTimeContent, request: SendMessage): OneTimeContent {
  const { subject, attachments = [] } = request;
  switch (content.channel) {
    case 'sms':
      return { ...content, attachments: [...content.attachments, ...attachments] };
    case 'email': {
      const files = [...content.attachments, ...attachments];
      return { ...content, subject: subject ?? content.subject, attachments: files };
    }
    case 'call':
      return { ...content, script: [...content.script, ...clips(request)] };
    default:
      return content satisfies never;
  }
}

const clips = ({ attachments = [] }: SendMessage) => attachments.map((play) => ({ play }));

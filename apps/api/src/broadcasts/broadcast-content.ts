import type { EntityManager } from '@mikro-orm/postgresql';
import { checkTemplate } from '@kept/content/check-template';
import { oneTimeContent, type OneTimeContent } from '@kept/content/one-time/one-time-content';
import { Attachment } from '@kept/persistence/entities/attachment';
import { Template } from '@kept/persistence/entities/template';
import type { Channel } from '@kept/rules/facts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import type { CreateBroadcast } from './broadcast-request.schema.ts';

/** What a broadcast says: as it is kept, and as it is read. */
export interface BroadcastContent {
  readonly stored: unknown;
  readonly stored_translations: Readonly<Record<string, unknown>>;
  readonly content: OneTimeContent;
  readonly translations: Readonly<Record<string, OneTimeContent>>;
}

/** The words of a request: its own, or a template's as it is now. */
export async function broadcastContent(
  em: EntityManager,
  { channel, content, template_id }: Pick<CreateBroadcast, 'channel' | 'content' | 'template_id'>,
): Promise<BroadcastContent> {
  if ((content === null) === (template_id === null))
    throw invalidRequest([
      {
        field: content === null ? '/content' : '/template_id',
        code: 'one_of_two',
        message: 'must be given, or the other of content and template_id: exactly one says what is sent',
      },
    ]);
  if (template_id === null) {
    const stored = { ...content, template_id: null };
    const read = readContent(channel, stored);
    await refuseUnknownFiles(em, read);
    refuseSpokenLinks(read);
    return { stored, stored_translations: {}, content: read, translations: {} };
  }
  const template = await em.findOne(Template, { id: template_id, archived_at: null });
  if (template === null) throw notFound('template');
  if (template.channel !== channel)
    throw invalidRequest([
      {
        field: '/template_id',
        code: 'template_of_other_channel',
        message: `is a template of another channel (${template.channel}); choose one for ${channel}`,
      },
    ]);
  const stored_translations = translationsOf(template.translations);
  return {
    stored: template.content,
    stored_translations,
    content: readContent(channel, template.content),
    translations: Object.fromEntries(
      Object.entries(stored_translations).map(([locale, each]) => [locale, readContent(channel, each)]),
    ),
  };
}

function readContent(channel: Channel, stored: unknown): OneTimeContent {
  const content = oneTimeContent(channel, stored);
  if (content === null)
    throw invalidRequest([{ field: '/content', code: 'malformed', message: 'is not what this channel sends' }]);
  return content;
}

function translationsOf(stored: unknown): Readonly<Record<string, unknown>> {
  return typeof stored === 'object' && stored !== null ? { ...stored } : {};
}

/** Refuses what would say nothing to anybody; previews show it, for that is how one begins. */
export function refuseWordless(content: OneTimeContent): void {
  const field = wordlessAt(content);
  if (field !== null) throw invalidRequest([{ field, code: 'nothing_to_say', message: NOTHING_TO_SAY }]);
}

const NOTHING_TO_SAY = 'is empty: write what is sent';

function wordlessAt(content: OneTimeContent): string | null {
  if (content.channel !== 'call')
    return content.body.trim() === '' && content.attachments.length === 0 ? '/content/body' : null;
  const is_wordless = content.script.every((part) => 'say' in part && part.say.trim() === '');
  if (!is_wordless) return null;
  return content.script.length === 0 ? '/content/script' : '/content/script/0/say';
}

async function refuseUnknownFiles(em: EntityManager, content: OneTimeContent): Promise<void> {
  const named =
    content.channel === 'call'
      ? [...content.script, ...(content.voicemail ?? [])].flatMap((part) => ('play' in part ? [part.play] : []))
      : content.attachments;
  if (named.length === 0) return;
  const ids = [...new Set(named)];
  const found = await em.find(Attachment, { id: { $in: ids } });
  if (found.length < ids.length) throw notFound('attachment');
}

/** A call has no place for a link; what else is wrong with its words holds the copies it is wrong for. */
function refuseSpokenLinks(content: OneTimeContent): void {
  if (content.channel !== 'call') return;
  const errors = (['script', 'voicemail'] as const).flatMap((where) =>
    (content[where] ?? []).flatMap((part, index) =>
      ('say' in part ? checkTemplate(part.say, 'said') : [])
        .filter(({ code }) => code === 'link_spoken')
        .map(({ code, message }) => ({ field: `/content/${where}/${index}/say`, code, message })),
    ),
  );
  if (errors.length > 0) throw invalidRequest(errors);
}

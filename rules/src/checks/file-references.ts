import type { Definition } from '../document.ts';
import type { Channel } from '../facts.ts';
import { channelsOfTemplates } from '../templates/channels-of-templates.ts';
import { messagesAnsweredBy, placedMessages, placedReplies } from './placed.ts';

export interface Reference {
  readonly id: string;
  readonly pointer: string;
  readonly message_id: string | null;
}

export interface FileReference extends Reference {
  /** Whether it is sent along or heard on a call. */
  readonly use: 'attached' | 'played';
  /** What it goes with; null for answers that texts and emails share. */
  readonly type: 'sms' | 'email' | 'call' | null;
}

export interface TemplateReference extends Reference {
  /** Those of them may stand there: what goes out also as a text takes what is written for texts. */
  readonly channels: readonly Channel[];
}

export interface References {
  readonly templates: readonly TemplateReference[];
  readonly files: readonly FileReference[];
}

/** Whatever stands under `template_id`, `attachments` or `play` in a message's contents and its answers. */
export function referencesOf(definition: Definition): References {
  const roots = [
    ...placedMessages(definition).flatMap(({ message, pointer }) =>
      (['content', 'translations'] as const).map((part) => ({
        value: message[part],
        pointer: `${pointer}/${part}`,
        message_id: message.id,
        type: message.type,
        channels: [message.type],
      })),
    ),
    ...placedReplies(definition).map((placed) => ({
      value: placed.auto_reply.actions,
      pointer: `${placed.pointer}/actions`,
      message_id: placed.message?.id ?? null,
      type: placed.message?.type ?? null,
      channels: channelsOfTemplates(messagesAnsweredBy(definition, placed)),
    })),
  ];
  const found = roots.flatMap(({ type, channels, ...root }) =>
    references(root).map((each) => ({ ...each, type, channels })),
  );
  return {
    templates: found.filter(({ key }) => key === 'template_id'),
    files: found.flatMap(({ key, ...each }) =>
      key === 'template_id' ? [] : [{ ...each, use: key === 'play' ? ('played' as const) : ('attached' as const) }],
    ),
  };
}

interface Found extends Reference {
  readonly key: string;
}

const KEYS: readonly string[] = ['template_id', 'attachments', 'play'];

/** Strings under one of the keys, or in a list under it. */
function references({
  value,
  key = '',
  ...place
}: Omit<Reference, 'id'> & { readonly value: unknown; readonly key?: string }): readonly Found[] {
  if (typeof value === 'string') return KEYS.includes(key) ? [{ ...place, key, id: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  const in_list = Array.isArray(value);
  return Object.entries(value).flatMap(([each, inner]: readonly [string, unknown]) =>
    references({ ...place, value: inner, key: in_list ? key : each, pointer: `${place.pointer}/${each}` }),
  );
}

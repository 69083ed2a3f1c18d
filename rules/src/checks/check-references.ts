import type { Definition } from '../document.ts';
import { type Check, issueOf } from './issue.ts';
import { placedMessages, placedReplies } from './placed.ts';

interface Reference {
  readonly id: string;
  readonly pointer: string;
  readonly message_id: string | null;
}

interface References {
  readonly templates: readonly Reference[];
  readonly files: readonly Reference[];
}

/** Templates, attachments and clips that the account does not have. */
export const checkReferences: Check = ({ definition, account: { template_ids, attachment_ids } }) => {
  const { templates, files } = referencesOf(definition);
  return [
    ...templates
      .filter(({ id }) => template_ids !== undefined && !template_ids.has(id))
      .map(({ pointer, message_id }) =>
        issueOf({
          code: 'template_unknown',
          pointer,
          message_id,
          message: 'There is no such template: choose another, or write the text here.',
        }),
      ),
    ...files
      .filter(({ id }) => attachment_ids !== undefined && !attachment_ids.has(id))
      .map(({ pointer, message_id }) =>
        issueOf({
          code: 'attachment_unknown',
          pointer,
          message_id,
          message: 'There is no such file: upload it again, or remove it.',
        }),
      ),
  ];
};

/** Whatever stands under `template_id`, `attachments` or `play` in a message's contents and its answers. */
function referencesOf(definition: Definition): References {
  const roots = [
    ...placedMessages(definition).flatMap(({ message, pointer }) => [
      { value: message.content, pointer: `${pointer}/content`, message_id: message.id },
      { value: message.translations, pointer: `${pointer}/translations`, message_id: message.id },
    ]),
    ...placedReplies(definition).map(({ auto_reply, pointer, message }) => ({
      value: auto_reply.actions,
      pointer: `${pointer}/actions`,
      message_id: message?.id ?? null,
    })),
  ];
  const found = roots.flatMap((root) => references(root));
  return {
    templates: found.filter(({ key }) => key === 'template_id'),
    files: found.filter(({ key }) => key !== 'template_id'),
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

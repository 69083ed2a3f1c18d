import { buildFields } from '@kept/content/fields';
import { renderMail } from '@kept/content/mail/render-mail';
import { renderTemplate } from '@kept/content/render';
import { systemText } from '@kept/content/system-texts';
import { contentOf } from '@kept/rules/content-of';
import type { ClaimRow } from '../claim-row.ts';
import type { DefinitionCache } from '../definition-cache.ts';
import type { Words } from '../effects/words-of.ts';
import { inOrderOfStart, type RowWithFacts } from '../in-order-of-start.ts';
import { READ_SEQUENCES_BY_ID, type SequenceRow } from '../load-sequence.ts';
import type { Transaction } from '../transaction.ts';

interface TogetherRequest {
  readonly account_id: string;
  readonly cache: DefinitionCache;
  /** Two or more that go out as one. */
  readonly messages: readonly ClaimRow[];
}

interface Part extends RowWithFacts {
  readonly message: ClaimRow;
}

/**
 * The words of several messages that go out as one: those of the first appointment, which are the same authored text,
 * with the list of all of them (ruling 3). Where the author has written the list in (`appointments`), it stands there,
 * else below.
 */
export async function wordsTogether(
  transaction: Transaction,
  { account_id, cache, messages }: TogetherRequest,
): Promise<Pick<Words, 'subject' | 'body' | 'html'>> {
  const ids = messages.map(({ sequence_id }) => sequence_id);
  const rows = await transaction.read<SequenceRow>(READ_SEQUENCES_BY_ID, [account_id, ids]);
  const [first, ...others] = inOrderOfStart(rows).flatMap(({ row, facts }): readonly Part[] => {
    const message = messages.find(({ sequence_id }) => sequence_id === row.id);
    return message === undefined ? [] : [{ message, row, facts }];
  });
  if (first === undefined) throw new Error('messages that go out together belong to no sequence');
  const { row, facts, message } = first;
  const style = { locale: facts.participant.locale, time_zone: facts.appointment.time_zone };
  const fields = buildFields({
    facts,
    user: { name: row.owner_name ?? '', company: row.account_name },
    others: others.map((each) => each.facts),
  });
  const template = await authoredBody(transaction, { account_id, cache, first });
  const { subject, channel } = message;
  const render = (words: string) =>
    channel === 'email' ? renderMail(words, fields, style) : { ...renderTemplate(words, fields, style), html: null };
  if (template !== null && LISTS.test(template)) {
    const { text, html } = render(template);
    return { subject, body: text, html };
  }
  const list = render(listTemplate(row, style));
  return {
    subject,
    body: `${message.body}\n${list.text}`,
    html: list.html === null ? null : `${message.html ?? ''}${list.html}`,
  };
}

const LISTS = /\bappointments\b/u;

/** Null for what is not an auto message. */
async function authoredBody(
  transaction: Transaction,
  { account_id, cache, first }: Omit<TogetherRequest, 'messages'> & { readonly first: Part },
): Promise<string | null> {
  const { kind, revision_id, auto_message_id } = first.message;
  if (kind !== 'auto_message' || revision_id === null || auto_message_id === null) return null;
  const definitions = await cache.load(transaction, { account_id, newest: revision_id, others: [] });
  const source = { kind, revision_id, auto_message_id } as const;
  return contentOf({ definitions, source, locale: first.facts.participant.locale })?.body ?? null;
}

/** The list is never left out: an account that has no words for it gets it bare. */
function listTemplate({ settings }: SequenceRow, { locale }: { readonly locale: string }): string {
  const words = systemText({ key: 'sent_together', locale, overrides: settings.texts ?? {} });
  return words === '' ? '{{ appointments }}' : words;
}

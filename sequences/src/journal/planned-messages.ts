import { buildFields } from '@kept/content/fields';
import { emailSubject } from '@kept/content/email-subject';
import { renderTemplate } from '@kept/content/render';
import { contentOf } from '@kept/rules/content-of';
import type { Definitions } from '@kept/rules/definitions';
import { explainSkip } from '@kept/rules/explain-skip';
import type { AutoMessage } from '@kept/rules/document';
import { timingInWords } from '@kept/rules/graph/timing-in-words';
import { emptyMemory } from '@kept/rules/memory';
import { plan, type PlannedMessage } from '@kept/rules/plan';
import { planSilence, type SilentMessage } from '@kept/rules/plan-silence';
import { factsOf } from '../facts-of.ts';
import type { SequenceRow } from '../load-sequence.ts';
import { isToGoSecurely } from '../secure/goes-securely.ts';
import { localTime } from '../sentence.ts';
import type { JournalMessage } from './journal.ts';

interface PlannedRequest {
  readonly definitions: Definitions;
  /** Auto messages whose skip stands in the journal already: it is not told twice. */
  readonly told_skips: ReadonlySet<string | null>;
  /** Whoever asks may read what is private. */
  readonly tells_private: boolean;
}

/** What is still to come for one sequence, as journal messages: when, why, and in the words of today. */
export function plannedMessages(
  row: SequenceRow,
  { definitions, told_skips, tells_private }: PlannedRequest,
): readonly JournalMessage[] {
  const memory = row.memory ?? emptyMemory(row.life);
  const planned_by_time = plan({ definitions, memory, facts: factsOf(row), now: row.now })
    .filter(({ status }) => status !== 'on_demand')
    .filter(({ status, auto_message_id }) => status !== 'skipped' || !told_skips.has(auto_message_id))
    .map((planned) => ({ planned, why: whyPlanned(planned, { definitions, time_zone: row.time_zone }) }));
  const planned_by_silence = planSilence({ definitions, memory })
    .filter(({ auto_message_id }) => planned_by_time.every((each) => each.planned.auto_message_id !== auto_message_id))
    .map((planned) => ({ planned, why: whySilent(planned, row.time_zone) }));
  return [...planned_by_time, ...planned_by_silence].map(({ planned, why }) => ({
    id: null,
    participant_id: row.participant_id,
    direction: 'out',
    kind: 'auto_message',
    channel: planned.channel,
    status: planned.status,
    status_reason: planned.reason,
    auto_message_id: planned.auto_message_id,
    name: planned.name,
    ...wordsOfToday(row, { definitions, planned }),
    ...securelyPlanned(row, { message: messageOf(definitions, planned), tells_private }),
    at: planned.at,
    put_off_from: null,
    written_by: null,
    call: null,
    mail_opened_at: null,
    attempts: [],
    why: [why],
    actions: [],
  }));
}

interface WhyRequest {
  readonly definitions: Definitions;
  readonly time_zone: string;
}

function whyPlanned(planned: PlannedMessage, { definitions, time_zone }: WhyRequest): string {
  const { status, reason, at } = planned;
  if (reason !== null) return explainSkip(reason);
  if (status === 'held') return 'Held back: a member of staff has to release it.';
  const message = messageOf(definitions, planned);
  if (at === null || message === undefined) return 'Planned.';
  return `Planned: it goes out by itself on ${localTime(at, time_zone)}, ${timingInWords(message.timing)}.`;
}

function messageOf(
  definitions: Definitions,
  { auto_message_id }: Pick<PlannedMessage, 'auto_message_id'>,
): AutoMessage | undefined {
  return definitions.by_revision[definitions.newest]?.messages.find(({ id }) => id === auto_message_id);
}

/** That it is to go securely, and nothing of its words where they are not for who asks. */
function securelyPlanned(
  row: SequenceRow,
  { message, tells_private }: { readonly message: AutoMessage | undefined; readonly tells_private: boolean },
): Pick<JournalMessage, 'secure'> & Partial<Pick<JournalMessage, 'subject' | 'body'>> {
  if (message === undefined || !isToGoSecurely(message, row.settings.secure_messaging)) return { secure: null };
  return tells_private ? { secure: 'planned' } : { secure: 'withheld', subject: null, body: null };
}

function whySilent({ at, waits_for }: SilentMessage, time_zone: string): string {
  const until = at === null ? 'then' : localTime(at, time_zone);
  return `Planned: it goes out if the client says nothing to “${waits_for}” until ${until}.`;
}

/** Where it would go and what it would say, were it sent now. */
function wordsOfToday(
  row: SequenceRow,
  { definitions, planned }: { readonly definitions: Definitions; readonly planned: PlannedMessage },
): Pick<JournalMessage, 'to' | 'subject' | 'body'> {
  const facts = factsOf(row);
  const { locale, addresses } = facts.participant;
  const source = {
    kind: 'auto_message',
    revision_id: definitions.newest,
    auto_message_id: planned.auto_message_id,
  } as const;
  const authored = contentOf({ definitions, source, locale });
  const to = addresses[planned.channel];
  if (authored === null) return { to, subject: null, body: null };
  const fields = buildFields({ facts, user: { name: row.owner_name ?? '', company: row.account_name } });
  const rendered = (template: string) => renderTemplate(template, fields, { locale, time_zone: row.time_zone }).text;
  return {
    to,
    subject:
      planned.channel === 'email'
        ? rendered(emailSubject({ authored: authored.subject, locale, overrides: row.settings.texts ?? {} }))
        : null,
    body: rendered(authored.body),
  };
}

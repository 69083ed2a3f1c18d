import { creditsOf } from '@kept/content/credits-of';
import { oneTimeFields } from '@kept/content/one-time/one-time-fields';
import { renderOneTime, type OneTimeWords, type RenderedOneTime } from '@kept/content/one-time/render-one-time';
import { countSegments } from '@kept/content/segments/count-segments';
import { renderInvitation, type Invitation } from '@kept/content/secure/render-invitation';
import { SECURE_LINK_MARK } from '@kept/content/secure/secure-link-mark';
import type { LinkLifetime } from '@kept/persistence/secure-messaging-settings';
import type { SkipReason } from '@kept/rules/effect';
import type { Channel } from '@kept/rules/facts';
import { findTranslation } from '@kept/rules/find-translation';
import type { Instant } from '@kept/rules/instant';
import { quietUntil } from '@kept/rules/quiet-hours';
import { factsOf } from '../facts-of.ts';
import type { Sender } from '../load-sequence.ts';
import { settlePin, usualPinOf, type SettledPin } from '../secure/settle-pin.ts';
import { usualSecureMessaging } from '../secure/usual-secure-messaging.ts';
import type { Transaction } from '../transaction.ts';
import type { OneTimeRequest } from './one-time-request.ts';
import { readRecipients, zoneOf, type KnownRecipients } from './read-recipients.ts';

/** What the outcome of a recipient is about. */
interface Recipient {
  /** Null: there is none. */
  readonly to_address: string | null;
  readonly contact_id: string | null;
  /** How they are called where it is known. */
  readonly name: string | null;
}

export type PreparedOneTime = Recipient &
  (
    | {
        readonly type: 'ready';
        readonly channel: Channel;
        readonly to_address: string;
        readonly appointment_id: string | null;
        readonly words: OneTimeWords;
        /** What leaves in place of the words, where they go securely. */
        readonly invitation: Invitation | null;
        readonly lifetime: LinkLifetime;
        /** Which PIN would open it now; `blank`: it waits until there is one. Null: it does not go securely. */
        readonly pin: SettledPin['type'] | null;
        readonly attachments: readonly string[];
        readonly sender: Sender;
        readonly client_time_zone: string;
        /** In the account's time. */
        readonly due_at: Instant;
        /** The same, after quiet hours where they bind it. */
        readonly leaves_at: Instant;
        readonly segments: number | null;
        readonly credits: number;
      }
    | { readonly type: 'skipped'; readonly reason: SkipReason | 'known_bad_address' | 'no_sender' }
    | {
        readonly type: 'held';
        readonly reason: Extract<RenderedOneTime, { readonly type: 'held' }>['reason'];
        /** Those the recipient does not have, where that is why. */
        readonly fields: readonly string[];
      }
  );

export interface OneTimeBatch {
  readonly account_id: string;
  readonly requests: readonly OneTimeRequest[];
}

/**
 * Each recipient's copy as it will arrive, or why they get none, in the order of the requests and in one round trip.
 * Nothing is written: a preview asks this, and what is written is what it answered.
 */
export async function prepareOneTimeMessages(
  transaction: Transaction,
  batch: OneTimeBatch,
): Promise<readonly PreparedOneTime[]> {
  const known = await readRecipients(transaction, batch);
  return batch.requests.map((request) => prepare(request, known));
}

function prepare(request: OneTimeRequest, known: KnownRecipients): PreparedOneTime {
  const { channel } = request.content;
  const participant = request.participant_id === null ? null : (known.participants.get(request.participant_id) ?? null);
  const own = channel === 'email' ? participant?.email : participant?.phone;
  const to_address = request.to_address ?? own ?? null;
  const place = channel === 'email' ? 'email' : 'phone';
  const contact_id =
    request.contact_id ?? participant?.contact_id ?? known.contact_of.get(`${place}/${to_address ?? ''}`) ?? null;
  const contact = contact_id === null ? null : (known.contacts.get(contact_id) ?? null);
  const name = participant?.participant_name ?? contact?.name ?? null;
  const about = { to_address, contact_id, name };
  const skipped = (reason: Extract<PreparedOneTime, { type: 'skipped' }>['reason']): PreparedOneTime => ({
    ...about,
    type: 'skipped',
    reason,
  });

  if (request.participant_id !== null && (participant === null || participant.removed_at !== null))
    return skipped('participant_removed');
  if (to_address === null) return skipped('no_address');
  if (known.stopped.has(`${place}/${to_address}`)) return skipped('opted_out');
  const refused = participant?.refused ?? contact?.refused ?? [];
  // What answers the client's own act goes where they acted, as in the claim.
  if (request.obeys_quiet_hours && refused.includes(channel)) return skipped('no_consent');
  if (known.dead.has(`${channel}/${to_address}`)) return skipped('known_bad_address');
  const chosen = place === 'email' ? participant?.email_sender_id : participant?.phone_sender_id;
  const senders = known.senders.filter(({ type }) => type === place);
  const sender = senders.find(({ id }) => id === chosen) ?? senders.find(({ is_default }) => is_default);
  if (sender === undefined) return skipped('no_sender');

  const { account } = known;
  const facts = participant === null ? null : factsOf(participant);
  const locale = facts?.participant.locale ?? contact?.locale ?? account.locale;
  const writer = request.written_by_user_id === null ? null : known.writers.get(request.written_by_user_id);
  const content = findTranslation(request.translations, locale) ?? request.content;
  const fields = oneTimeFields(
    facts === null
      ? contact === null
        ? { type: 'address' }
        : { type: 'contact', ...contact }
      : { type: 'participant', facts, has_page: participant?.has_page ?? false },
    { name: writer ?? participant?.owner_name ?? '', company: account.name },
  );
  const style = { locale, time_zone: participant?.time_zone ?? account.time_zone };
  const rendered = renderOneTime({
    content,
    fields,
    style,
    overrides: account.settings.texts ?? {},
  });
  if (rendered.type === 'held') return { ...about, ...rendered };
  const { type: _words, ...words } = rendered;
  const attachments = content.channel === 'call' ? [] : content.attachments;
  const templates = account.settings.secure_messaging ?? usualSecureMessaging;
  const invitation =
    request.secure === undefined || channel === 'call' ? null : renderInvitation({ templates, channel, fields, style });
  const pin =
    request.secure === undefined || invitation === null
      ? null
      : settlePin({
          authored: request.secure.pin,
          contact_has_pin: participant?.has_pin ?? contact?.has_pin ?? false,
          usual: usualPinOf(templates, request.secure.keys),
          fields,
          style,
        }).type;
  const link_shaped = '-'.repeat(request.secure?.link_length ?? SECURE_LINK_MARK.length);
  const leaving = invitation?.body.replaceAll(SECURE_LINK_MARK, link_shaped) ?? words.body;
  const due_at = request.due_at ?? account.now;
  const client_time_zone =
    facts?.participant.time_zone ??
    zoneOf({ contact, address: to_address, otherwise: participant?.time_zone ?? account.time_zone });
  const { quiet_hours = null } = account.settings;
  const waits = (request.obeys_quiet_hours || channel === 'call') && quiet_hours !== null;
  return {
    ...about,
    to_address,
    type: 'ready',
    channel,
    appointment_id: participant?.appointment_id ?? null,
    words,
    invitation,
    lifetime: templates.link_lifetime,
    pin,
    attachments,
    sender,
    due_at,
    leaves_at: (waits ? quietUntil({ at: due_at, quiet_hours, time_zone: client_time_zone }) : null) ?? due_at,
    client_time_zone,
    segments: channel === 'sms' ? countSegments(leaving).count : null,
    credits: creditsOf({ channel, body: leaving, files: invitation === null ? attachments.length : 0 }),
  };
}

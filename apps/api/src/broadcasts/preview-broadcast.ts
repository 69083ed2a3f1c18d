import type { Pool } from 'pg';
import { quietUntil } from '@kept/rules/quiet-hours';
import { SECURE_LINK_MARK } from '@kept/content/secure/secure-link-mark';
import type { OneTimeRequest, SentSecurely } from '@kept/sequences/one-time/one-time-request';
import { prepareOneTimeMessages, type PreparedOneTime } from '@kept/sequences/one-time/prepare-one-time-messages';
import { inTransaction } from '@kept/sequences/transaction';
import type { BroadcastContent } from './broadcast-content.ts';
import type { PreviewBroadcast } from './broadcast-request.schema.ts';
import type { BroadcastPreview } from './broadcast.schema.ts';
import type { Recipient } from './recipient.ts';
import type { ResolvedRecipients } from './resolve-recipients.ts';

interface PreviewRequest {
  readonly pool: Pool;
  readonly account_id: string;
  /** Whose name `user.name` is. */
  readonly user_id: string;
  readonly request: PreviewBroadcast;
  readonly resolved: ResolvedRecipients;
  readonly words: BroadcastContent;
  readonly send_at: Date;
  /** Null: it goes as it is. */
  readonly secure: SentSecurely | null;
  /** What stands for the link of an invitation, as long as a real one. */
  readonly sample_link: string;
  /** Credits that are left; null: the account may spend what it likes. */
  readonly balance: number | null;
  readonly quiet_hours: { readonly from: string; readonly to: string } | null;
}

/** Rendered in one go; between two goes other requests get their turn. */
const AT_ONCE = 200;

/** What a broadcast would be for each of its recipients, by the very function that writes it; nothing is written. */
export async function previewBroadcast(preview: PreviewRequest): Promise<BroadcastPreview> {
  const { request, resolved, send_at } = preview;
  const { page, page_size } = request;
  const { recipients, duplicates, nobody_on } = resolved;
  const copies: Previewed[] = [];
  for (let from = 0; from < recipients.length; from += AT_ONCE)
    copies.push(...(await prepared(preview, recipients.slice(from, from + AT_ONCE))));
  const shown = copies.slice((page - 1) * page_size, page * page_size);
  const count = (status: Standing['status']) => copies.filter(({ copy }) => standingOf(copy).status === status).length;
  const sum = (of: (copy: Previewed) => number) => copies.reduce((total, copy) => total + of(copy), 0);
  const credits = sum((copy) => copy.credits);
  return {
    total: copies.length,
    ready: count('ready'),
    held: count('held'),
    skipped: count('skipped'),
    reasons: reasonsOf(copies),
    duplicates,
    impossible: resolved.impossible.map(({ place, address, message }) => ({ place, address, message })),
    nobody_on: [...nobody_on],
    put_off: copies.filter(({ goes_at }) => goes_at !== null).length,
    segments: sum(({ segments }) => segments ?? 0),
    credits,
    shortfall: Math.max(0, credits - (preview.balance ?? credits)),
    send_at: send_at.toISOString(),
    recipients: shown.map((each, index) =>
      answerOf(each, { position: (page - 1) * page_size + index, sample_link: preview.sample_link }),
    ),
    page,
    page_size,
    next_page: copies.length > page * page_size ? page + 1 : null,
  };
}

interface Previewed {
  readonly recipient: Recipient;
  readonly copy: PreparedOneTime;
  readonly segments: number | null;
  readonly credits: number;
  readonly goes_at: string | null;
}

async function prepared(
  { pool, account_id, user_id, words, send_at, quiet_hours, secure }: PreviewRequest,
  recipients: readonly Recipient[],
): Promise<readonly Previewed[]> {
  const { content, translations } = words;
  const requests = recipients.map(({ address, contact_id, participant_id }): OneTimeRequest => ({
    once_key: '',
    to_address: address,
    contact_id,
    participant_id,
    content,
    translations,
    template_id: null,
    broadcast_id: null,
    written_by_user_id: user_id,
    asks_own_question: false,
    due_at: null,
    lane: 'bulk',
    obeys_quiet_hours: true,
    ...(secure === null ? {} : { secure }),
  }));
  const copies = await inTransaction({ pool, account_id }, (transaction) =>
    prepareOneTimeMessages(transaction, { account_id, requests }),
  );
  const at = send_at.toISOString();
  return recipients.flatMap((recipient, index): readonly Previewed[] => {
    const copy = copies[index];
    if (copy === undefined) return [];
    if (standingOf(copy).status !== 'ready' || copy.type !== 'ready')
      return [{ recipient, copy, segments: null, credits: 0, goes_at: null }];
    const quiet = quiet_hours === null ? null : quietUntil({ at, quiet_hours, time_zone: copy.client_time_zone });
    return [{ recipient, copy, segments: copy.segments, credits: copy.credits, goes_at: quiet === at ? null : quiet }];
  });
}

interface Standing {
  readonly status: PreparedOneTime['type'];
  /** By code; null: it goes. */
  readonly reason: string | null;
}

/** What waits for a PIN is written and held: nobody gets anything before there is one. */
function standingOf(copy: PreparedOneTime): Standing {
  if (copy.type !== 'ready') return { status: copy.type, reason: copy.reason };
  return copy.pin === 'blank' ? { status: 'held', reason: 'secure_pin_blank' } : { status: 'ready', reason: null };
}

function reasonsOf(copies: readonly Previewed[]): BroadcastPreview['reasons'] {
  const refused = copies.flatMap(({ copy }) => {
    const { status, reason } = standingOf(copy);
    return status === 'ready' || reason === null ? [] : [{ status, reason }];
  });
  const groups = Map.groupBy(refused, ({ status, reason }) => `${status}/${reason}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...first, count: group.length }];
  });
}

function answerOf(
  { recipient, copy, segments, credits, goes_at }: Previewed,
  { position, sample_link }: { readonly position: number; readonly sample_link: string },
): BroadcastPreview['recipients'][number] {
  const { words, invitation, pin } = copy.type === 'ready' ? copy : { words: null, invitation: null, pin: null };
  const linked = (text: string) => text.replaceAll(SECURE_LINK_MARK, sample_link);
  return {
    position,
    name: copy.name,
    address: copy.to_address,
    participant_id: recipient.participant_id,
    ...standingOf(copy),
    fields: copy.type === 'held' ? [...copy.fields] : [],
    subject: words?.subject ?? null,
    body: words?.body ?? null,
    html: words?.html ?? null,
    invitation: invitation && { subject: invitation.subject, body: linked(invitation.body) },
    pin: pin === 'blank' ? null : pin,
    segments,
    credits,
    goes_at,
  };
}

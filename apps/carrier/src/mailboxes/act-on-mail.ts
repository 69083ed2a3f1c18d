import { MACHINE_MAIL, type MailAct } from './mail-acts.ts';
import type { MailRouteStore } from './mail-route-store.ts';
import type { MailboxStore } from './mailbox-store.ts';
import { postMail, type PostedMail } from './post-mail.ts';

/** `null`: there is no such mail in the mailbox, or it has no link to end mails. */
export type ActOnMail = (given: {
  readonly mailbox: string;
  readonly mail_id: number;
  readonly act: MailAct | 'unsubscribe';
}) => Promise<PostedMail | null>;

type Needs = { readonly mailboxes: MailboxStore; readonly routes: MailRouteStore; readonly webhook_limit_ms: number };

/** What a mailbox does with a mail beside answering it: posted to its sender's webhook, or to the mail's own one-click link. */
export function createActOnMail({ mailboxes, routes, webhook_limit_ms: limit_ms }: Needs): ActOnMail {
  return async ({ mailbox, mail_id, act }) => {
    const mail = mailboxes.find({ mailbox, id: mail_id });
    if (mail === null) return null;
    if (act === 'unsubscribe') return mail.unsubscribe_url === null ? null : clickOnce(mail.unsubscribe_url, limit_ms);
    const route = mail.owner === null ? null : routes.find(mail.owner);
    return route === null
      ? { status: null, error: null, ms: 0 }
      : postMail({ route, ...MACHINE_MAIL[act](mail), limit_ms });
  };
}

/** As a mail program does for its user (RFC 8058). */
async function clickOnce(url: string, limit_ms: number): Promise<PostedMail> {
  const started = performance.now();
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      signal: AbortSignal.timeout(limit_ms),
    });
    await answer.body?.cancel();
    const error = answer.ok ? null : `the link answered ${answer.status}`;
    return { status: answer.status, error, ms: Math.round(performance.now() - started) };
  } catch (fault) {
    return {
      status: null,
      error: `the link did not answer: ${String(fault)}`,
      ms: Math.round(performance.now() - started),
    };
  }
}

import type { CheckOutcome } from './check-outcome.ts';
import type { SmtpServer } from './mail-carrier.ts';
import { readSmtpFailure } from './read-smtp-failure.ts';
import { smtpConnectionTo } from './smtp-connection-to.ts';

/** Connects and signs in, and sends nothing. Never throws; `timeout_ms` bounds all of it. */
export async function checkMailServer({
  smtp,
  timeout_ms,
}: {
  readonly smtp: SmtpServer;
  readonly timeout_ms: number;
}): Promise<CheckOutcome> {
  const { user, pass } = smtp;
  const made = await smtpConnectionTo(smtp, timeout_ms).catch((fault: unknown) => outcomeOf(fault));
  if ('type' in made) return made;
  const connection = made;
  const limit = setTimeout(() => connection.emit('error', new Error(`no answer in ${timeout_ms} ms`)), timeout_ms);
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject);
      connection.once('end', () => setImmediate(() => reject(new Error('the mail server hung up'))));
      connection.connect((error) => {
        if (error !== undefined) reject(error);
        else if (user === undefined || pass === undefined) resolve();
        else connection.login({ credentials: { user, pass } }, (wrong) => (wrong == null ? resolve() : reject(wrong)));
      });
    });
    return { type: 'accepted' };
  } catch (fault) {
    return outcomeOf(fault);
  } finally {
    clearTimeout(limit);
    connection.close();
  }
}

function outcomeOf(fault: unknown): CheckOutcome {
  const failure = readSmtpFailure(fault, 'envelope');
  return failure.type === 'failed'
    ? { type: 'refused', code: failure.code, message: failure.message }
    : { type: 'away', message: failure.message };
}

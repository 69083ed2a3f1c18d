import { clientToken } from '@kept/channels/client-token';
import { createHotPool } from '@kept/persistence/pool';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { figureOf, type Figure } from './figure.ts';
import { firstMessages } from './first-messages.ts';
import { oneReminder } from './one-reminder.ts';
import { serveClinic } from './served-clinic.ts';

const GUESSES = 400;
/** The last of them locks. */
const MOST_COMPARED = 5;

const securely = {
  ...oneReminder,
  messages: oneReminder.messages.map((message) => ({ ...message, send_securely: true })),
};

/** How many of as many PINs guessed at once, each from another address, are compared with the right one at all. */
export async function pinGuesses(): Promise<Figure> {
  const served = await serveClinic(securely, { KEPT_TRUST_PROXY: '127.0.0.1' });
  const { clinic, url } = served;
  try {
    const { account_id, secret_key: secret } = clinic;
    const set = await fetch(`${url}/screens/secure_messaging`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie: served.cookie },
      body: JSON.stringify({ enabled: true, default_pin: '271828' }),
    });
    if (!set.ok) throw new Error(`secure messages were not switched on: ${await set.text()}`);
    const pool = createHotPool({ app_url: served.app_url, max: 4 });
    await firstMessages({ clinic, pool, cache: new DefinitionCache(), count: 1 }).finally(() => pool.end());
    const [link] = await clinic.sql<{ id: string }>('select id from secure_link');
    const path = `/s/${clientToken({ purpose: 'secure link', account_id, id: link?.id ?? '', secret })}`;
    const answers = await Promise.all(
      Array.from({ length: GUESSES }, async (_, index) => {
        const answer = await fetch(`${url}${path}`, {
          method: 'POST',
          headers: { 'x-forwarded-for': `203.0.${index >> 8}.${index & 255}` },
          body: new URLSearchParams({ pin: String(100_000 + index) }),
        });
        return answer.status;
      }),
    );
    if (answers.some((status) => status !== 403)) throw new Error(`not refused: ${answers.join()}`);
    const [guard] = await clinic.sql<{ wrong: number }>('select wrong from secure_pin_guard');
    return figureOf({
      id: `page: PINs compared of ${GUESSES} guessed at once`,
      unit: 'PINs',
      goal: `≤ ${MOST_COMPARED}`,
      rounds: [{ value: guard?.wrong ?? Number.NaN, baseline: GUESSES }],
      holds: ({ value }) => value <= MOST_COMPARED,
    });
  } finally {
    await served.close();
  }
}

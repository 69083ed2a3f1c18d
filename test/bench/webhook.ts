import { createHmac, randomBytes } from 'node:crypto';
import type autocannon from 'autocannon';
import { createHotPool } from '@kept/persistence/pool';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import type { TestProcess } from '../harness/process.ts';
import { startTemporal } from '../harness/start-temporal.ts';
import { figureOf, type Figure } from './figure.ts';
import { firstMessages } from './first-messages.ts';
import { oneReminder } from './one-reminder.ts';
import { sized } from './sized.ts';
import { serveClinic, type ServedClinic } from './served-clinic.ts';
import { startBaseline, type Baseline } from './start-baseline.ts';
import { underLoad } from './under-load.ts';

const ROUNDS = 5;
/** Clients with a question of ours to answer; which of them writes is chance. */
const CLIENTS = sized(500);

/**
 * Signed replies of clients, each stored, understood and passed to its sequence, whose workflow is told; against Fastify
 * that checks the signature and inserts a row. No worker takes up what is stored: that would be measured along.
 */
export async function webhook(): Promise<readonly Figure[]> {
  const temporal = await startTemporal({ keep: 'in a file' });
  const served = await serveClinic(oneReminder, { TEMPORAL_ADDRESS: temporal.address });
  const running: TestProcess[] = [];
  try {
    const pool = createHotPool({ app_url: served.app_url, max: 4 });
    const clients = await firstMessages({ ...served, pool, cache: new DefinitionCache(), count: CLIENTS });
    await pool.end();
    const bare = await startBare(served);
    running.push(bare.process);
    const phones = clients.map(({ phone }) => phone);
    const path = `/v1/webhooks/twilio/${served.clinic.account_id}/messages`;
    const ours = () => load(`${served.url}${path}`, { served, phones });
    const theirs = () => load(`${bare.url}/`, { served, phones });
    await ours();
    await theirs();
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push({ ours: await ours(), theirs: await theirs() });
    return [
      figureOf({
        id: 'webhook',
        unit: 'replies/s',
        goal: '≥ 0.5',
        rounds: rounds.map((each) => ({ value: each.ours.a_second, baseline: each.theirs.a_second })),
        holds: ({ ratio }) => ratio >= 0.5,
      }),
      figureOf({
        id: 'webhook.p99',
        unit: 'ms',
        goal: '≤ 200 ms',
        rounds: rounds.map((each) => ({ value: each.ours.p99_ms, baseline: each.theirs.p99_ms })),
        holds: ({ value }) => value <= 200,
      }),
    ];
  } finally {
    await Promise.all(running.map((each) => each.stop()));
    await served.close();
    await temporal.stop();
  }
}

async function startBare({ clinic, app_url }: ServedClinic): Promise<Baseline> {
  await clinic.sql(
    'create table bare_reply (id text primary key, sender text, body text, at timestamptz default now())',
  );
  await clinic.sql('grant insert on bare_reply to kept_app');
  return await startBaseline('bare-webhook.ts', { DATABASE_URL: app_url, TOKEN: clinic.auth_token });
}

interface Load {
  readonly served: ServedClinic;
  readonly phones: readonly string[];
}

/** Every request is a reply of its own: a repeated one would cost next to nothing. */
async function load(address: string, { served: { clinic }, phones }: Load) {
  const url = new URL(address);
  const reply = (request: autocannon.Request): autocannon.Request => {
    const form = {
      AccountSid: clinic.account_sid,
      Body: 'I am running a bit late today',
      From: phones[Math.floor(Math.random() * phones.length)] ?? '',
      MessageSid: `SM${randomBytes(16).toString('hex')}`,
      To: clinic.phone,
    };
    const signed = address + Object.entries(form).flat().join('');
    return {
      ...request,
      method: 'POST',
      path: url.pathname,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': createHmac('sha1', clinic.auth_token).update(signed).digest('base64'),
      },
      body: new URLSearchParams(form).toString(),
    };
  };
  return await underLoad(url.origin, [{ setupRequest: reply }]);
}

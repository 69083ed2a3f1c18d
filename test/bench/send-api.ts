import type autocannon from 'autocannon';
import { giveApiKey } from '../harness/give-api-key.ts';
import { startTemporal } from '../harness/start-temporal.ts';
import { figureOf, type Figure } from './figure.ts';
import { oneReminder } from './one-reminder.ts';
import { serveClinic, type ServedClinic } from './served-clinic.ts';
import { startBaseline, type Baseline } from './start-baseline.ts';
import { underLoad, type Loaded } from './under-load.ts';

const ROUNDS = 5;

/** Numbers of the 202 from here on; nobody else in the benchmarks has those. */
let phones = 5_000_000;

/**
 * One text a request by `POST /v1/send_message`, each to a number of its own, under an API key, its workflow started;
 * against Fastify that inserts two rows. No worker sends what is stored: that would be measured along.
 */
export async function sendApi(): Promise<readonly Figure[]> {
  const temporal = await startTemporal({ keep: 'in a file' });
  const served = await serveClinic(oneReminder, { TEMPORAL_ADDRESS: temporal.address });
  const bare = await startBare(served);
  try {
    const key = await giveApiKey(served.clinic, ['messages:send']);
    const ours = () => send(`${served.url}/v1/send_message`, { authorization: `Bearer ${key}` });
    const theirs = () => send(`${bare.url}/`, {});
    await ours();
    await theirs();
    const rounds: { readonly ours: Loaded; readonly theirs: Loaded }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push({ ours: await ours(), theirs: await theirs() });
    return [
      figureOf({
        id: 'send-api',
        unit: 'texts/s',
        goal: '≥ 0.5',
        rounds: rounds.map((each) => ({ value: each.ours.a_second, baseline: each.theirs.a_second })),
        holds: ({ ratio }) => ratio >= 0.5,
      }),
      figureOf({
        id: 'send-api.p99',
        unit: 'ms',
        goal: 'shown',
        rounds: rounds.map((each) => ({ value: each.ours.p99_ms, baseline: each.theirs.p99_ms })),
        holds: () => true,
      }),
    ];
  } finally {
    await bare.process.stop();
    await served.close();
    await temporal.stop();
  }
}

async function startBare({ clinic, app_url }: ServedClinic): Promise<Baseline> {
  await clinic.sql(`
    create table bare_thread (id uuid primary key, address text);
    create table bare_message (id uuid primary key, thread_id uuid references bare_thread, body text);
    grant select, insert on bare_thread, bare_message to kept_app`);
  return await startBaseline('bare-send.ts', { DATABASE_URL: app_url });
}

/** Every request is a text to somebody else: two to one would wait for each other. */
async function send(address: string, headers: Readonly<Record<string, string>>): Promise<Loaded> {
  const url = new URL(address);
  const text = (request: autocannon.Request): autocannon.Request => {
    phones += 1;
    return {
      ...request,
      method: 'POST',
      path: url.pathname,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ to: `+1202${phones}`, type: 'sms', message: 'We open at noon tomorrow.' }),
    };
  };
  return await underLoad(url.origin, [{ setupRequest: text }]);
}

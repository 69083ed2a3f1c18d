import { afterEach, beforeEach } from 'vitest';
import { z } from 'zod';
import { eventually } from '../eventually.spec-support.ts';
import { ACCOUNT, PHONE, SENDER, startSandbox, type Sandbox } from '../sandbox.spec-support.ts';
import { startWebhookListener, type Reply } from '../webhook-listener.spec-support.ts';

/** Nobody waits in these tests: what a call waits for by itself is skipped, or over at once where many seconds pass. */
export const QUICK = { webhook_limit_ms: 300, call_second_ms: 1 };
export const REAL = { webhook_limit_ms: 300, call_second_ms: 1000 };

export const MENU =
  '<Gather numDigits="1" timeout="10" finishOnKey="" action="/digit"><Say>Press 1 to confirm</Say></Gather><Redirect>/silence</Redirect>';

const EVERY_EVENT = ['initiated', 'ringing', 'answered', 'completed'];

export function twiml(verbs: string): Reply {
  return { status: 200, type: 'text/xml', body: `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs}</Response>` };
}

const shownCall = z.looseObject({
  lines: z.array(z.looseObject({ kind: z.string(), text: z.string().optional(), key: z.string().optional() })),
  listens: z.looseObject({ keys: z.string() }).nullable(),
  problems: z.array(z.looseObject({ code: z.number() })),
});

/** For each test of a file a sandbox that it starts, and an application that calls speak from: it says hello to Ana. */
export function callStage() {
  let sandbox: Sandbox;
  let listener: Awaited<ReturnType<typeof startWebhookListener>>;

  beforeEach(async () => {
    listener = await startWebhookListener();
    listener.answerAt('/answer', twiml('<Say>Hello Ana</Say>'));
  });
  afterEach(async () => {
    listener.stop();
    await sandbox.stop();
  });

  const place = async (rest: object = {}, to = PHONE): Promise<string> => {
    const call = await sandbox.twilio().calls.create({
      to,
      from: SENDER,
      url: `${listener.url}/answer`,
      statusCallback: `${listener.url}/status`,
      statusCallbackEvent: EVERY_EVENT,
      ...rest,
    });
    return call.sid;
  };
  const status = async (sid: string) => (await sandbox.twilio().calls(sid).fetch()).status;
  const act = (sid: string, asked: string, key?: string) =>
    sandbox.control('POST', `/calls/${sid}`, { act: asked, ...(key === undefined ? {} : { key }) });
  const seen = async (sid: string) => shownCall.parse((await sandbox.control('GET', `/calls/${sid}`)).body);

  return {
    get sandbox() {
      return sandbox;
    },
    get listener() {
      return listener;
    },
    start: async (pace: typeof QUICK) => {
      sandbox = await startSandbox(pace);
    },
    place,
    status,
    act,
    seen,
    manner: (given: object) => sandbox.control('PUT', `/accounts/${ACCOUNT}/phones/${PHONE}/manner`, given),
    heard: async (sid: string) => (await seen(sid)).lines.map(({ kind, text, key }) => `${kind} ${text ?? key ?? ''}`),
    reported: () => listener.heard('/status').map(({ params }) => params['CallStatus']),
    answered: async (rest: object = {}): Promise<string> => {
      const sid = await place(rest);
      await eventually(() => status(sid)).toBe('ringing');
      await act(sid, 'answer');
      return sid;
    },
  };
}

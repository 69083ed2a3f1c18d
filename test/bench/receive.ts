import { randomUUID } from 'node:crypto';
import { signedWebhook } from '../faults/signed-webhook.ts';
import type { Stage } from './stage.ts';

/** A client's text, as the provider hands it to us. */
export async function receive({ clinic, url: api_url }: Stage, body: string, from = '+12025550123'): Promise<void> {
  const form = { Body: body, From: from, MessageSid: `SM${randomUUID().replaceAll('-', '')}`, To: clinic.phone };
  const status = await signedWebhook({ clinic, api_url }, { path: 'messages', form });
  if (status !== 200) throw new Error(`the reply was answered with ${status}`);
}

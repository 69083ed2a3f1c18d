import { z } from 'zod';
import { textField } from '../http/text-field.ts';

const base64url = (bytes: number) =>
  textField(200).refine((text) => /^[\w-]+=*$/.test(text) && Buffer.from(text, 'base64url').length === bytes, {
    error: 'is no key of a browser',
    params: { code: 'malformed_key' },
  });

export const pushBrowsersSchema = z
  .strictObject({
    public_key: z.string().meta({ description: 'What a browser subscribes with' }),
    browsers: z.array(
      z.strictObject({
        id: z.uuid(),
        device: z.string().meta({ description: 'What it runs on, in words: `Chrome on Linux`' }),
        endpoint: z.string(),
        created_at: z.iso.datetime(),
        failure: z.string().nullable().meta({ description: 'Why the last try did not reach it; null: it did' }),
      }),
    ),
  })
  .meta({ id: 'PushBrowsers' });

export const addPushBrowserSchema = z
  .strictObject({
    endpoint: textField(1_000).refine((text) => URL.canParse(text), {
      error: 'is no URL',
      params: { code: 'malformed_url' },
    }),
    p256dh: base64url(65),
    auth: base64url(16),
  })
  .meta({ id: 'AddPushBrowser', description: 'What the browser said of itself when it subscribed' });

export type PushBrowsers = z.output<typeof pushBrowsersSchema>;
export type AddPushBrowser = z.output<typeof addPushBrowserSchema>;

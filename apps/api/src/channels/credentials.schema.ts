import { z } from 'zod';
import { dkimPrivateKey } from '@kept/channels/dkim-private-key';
import { textField } from '../http/text-field.ts';

/** Where mail servers take mail in from programs; nothing else of a network can be asked through here. */
const MAIL_PORTS = [25, 465, 587, 2525] as const;

const HOST = /^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$/;

export const twilioCredentialsSchema = z
  .strictObject({
    account_sid: z.string().regex(/^AC[0-9a-f]{32}$/, 'is no account sid: AC and 32 digits from 0 to f'),
    auth_token: textField(200).trim().min(1, 'is empty'),
  })
  .meta({ id: 'TwilioCredentials' });

export const mailServerSchema = z
  .strictObject({
    host: textField(253).trim().regex(HOST, 'is no name of a mail server, such as smtp.example.org'),
    port: z
      .int('is not a whole number')
      .refine((port) => MAIL_PORTS.some((each) => each === port), { error: `is none of ${MAIL_PORTS.join(', ')}` }),
    secure: z.boolean().meta({ description: 'TLS from the first byte, as on port 465; else STARTTLS where offered' }),
    user: textField(254).trim().nullable(),
    pass: textField(500).nullable().meta({ description: 'Null: the one that is kept' }),
    reply_domain: textField(253)
      .trim()
      .regex(HOST, 'is no domain, such as reply.example.org')
      .nullable()
      .meta({ description: 'Where answers are addressed to; its mail goes to the provider that posts it here' }),
    dkim_domain: textField(253)
      .trim()
      .regex(HOST, 'is no domain, such as example.org')
      .nullable()
      .meta({ description: 'What mails are signed for; null: they are not signed here' }),
    dkim_selector: textField(63)
      .trim()
      .regex(HOST, 'is no selector, such as kept or mail.2026')
      .nullable()
      .meta({ description: 'The public key is in the DNS at <selector>._domainkey.<domain>' }),
    dkim_private_key: textField(20_000)
      .trim()
      .refine((pem) => dkimPrivateKey(pem) !== null, {
        error: 'is no RSA private key of 1024 bits or more, as PEM from BEGIN to END, without a passphrase',
      })
      .nullable()
      .meta({ description: 'Null: the one that is kept' }),
  })
  .meta({ id: 'MailServer' });

/** What `channel.credentials` holds, sealed: names and texts, some of them other parts' own. */
export const storedCredentialsSchema = z.record(z.string(), z.coerce.string());

export type TwilioCredentialsRequest = z.output<typeof twilioCredentialsSchema>;
export type MailServerRequest = z.output<typeof mailServerSchema>;
export type StoredCredentials = z.output<typeof storedCredentialsSchema>;

import { parseArgs } from 'node:util';
import { z } from 'zod';
import { normaliseEmail } from '@kept/content/email';
import { lineField } from '../../http/line-field.ts';
import { knownTimeZone } from '../../times/known-time-zone.ts';

/** What the command line says of an account that is to be made. */
const argumentsSchema = z.strictObject({
  name: lineField(200).trim().min(1, 'is empty: give the business’s name'),
  zone: z.string('is missing: give a time zone such as America/New_York').transform((text, context) => {
    const zone = knownTimeZone(text);
    if (zone !== null) return zone;
    context.addIssue({ code: 'custom', message: 'is no time zone; give one such as America/New_York' });
    return z.NEVER;
  }),
  admin: z.string('is missing: give the email address of the first administrator').transform((text, context) => {
    const read = normaliseEmail(text);
    if (read.ok) return read.address;
    context.addIssue({ code: 'custom', message: 'is no email address' });
    return z.NEVER;
  }),
  person: lineField(200).trim().min(1, 'is empty: give their name').optional(),
  mode: z.enum(['live', 'sandbox'], 'is neither live nor sandbox').default('live'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'is no country of two letters, such as US')
    .default('US'),
  locale: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is no language, such as en-US')
    .default('en-US'),
});

export type AccountArguments = z.output<typeof argumentsSchema>;

type Read =
  | { readonly ok: true; readonly asked: AccountArguments }
  | { readonly ok: false; readonly problems: readonly string[] };

const text = { type: 'string' } as const;

/** Reads `--name … --zone … --admin …`; each problem names its argument and the way out. */
export function accountArguments(args: readonly string[]): Read {
  const options = { name: text, zone: text, admin: text, person: text, mode: text, country: text, locale: text };
  let values;
  try {
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (error) {
    return { ok: false, problems: [error instanceof Error ? error.message : String(error)] };
  }
  const read = argumentsSchema.safeParse({ ...values, name: values.name ?? '' });
  if (read.success) return { ok: true, asked: read.data };
  return { ok: false, problems: read.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`) };
}

import { z } from 'zod';

/** What a page needs of a fixture; `rules/src/fixtures.spec.ts` holds it to all of its shape. */
export const fixtureSchema = z.looseObject({
  title: z.string(),
  document: z.looseObject({
    messages: z.array(z.looseObject({ id: z.string(), name: z.string() })),
  }),
  now: z.iso.datetime({ precision: 3 }),
  input: z.looseObject({ type: z.string() }),
  effects: z.array(z.looseObject({ type: z.string() })),
  trace: z.array(
    z.object({
      rule: z.string(),
      verdict: z.enum(['matched', 'no_match', 'shadowed', 'suppressed', 'limit', 'applied', 'ignored']),
      ruling: z.number().nullable(),
      auto_message_id: z.string().nullable(),
      auto_reply_id: z.string().nullable(),
      detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
    }),
  ),
});

export type Fixture = z.infer<typeof fixtureSchema>;

import { z } from 'zod';
import type { RunningCarrier } from '../faults/running-carrier.ts';
import type { Clinic } from '../harness/clinic.ts';

const page = z.object({
  messages: z.array(z.object({ sid: z.string(), direction: z.string(), to: z.string() })),
  next_page_uri: z.string().nullable(),
});

/** The numbers a clinic's texts went to, one entry a text, by the carrier's own list. */
export async function carrierTexts(
  { url }: RunningCarrier,
  { account_sid, auth_token }: Clinic,
): Promise<readonly string[]> {
  const authorization = `Basic ${Buffer.from(`${account_sid}:${auth_token}`).toString('base64')}`;
  const sent: string[] = [];
  let path: string | null = `/2010-04-01/Accounts/${account_sid}/Messages.json?PageSize=1000`;
  while (path !== null) {
    const answer: Response = await fetch(url + path, { headers: { authorization } });
    const { messages, next_page_uri } = page.parse(await answer.json());
    sent.push(...messages.filter(({ direction }) => direction.startsWith('outbound')).map(({ to }) => to));
    path = next_page_uri;
  }
  return sent;
}

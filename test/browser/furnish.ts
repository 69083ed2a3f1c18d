import { inject } from 'vitest';
import '../harness/provided.ts';
import { dayIn, someNumber, type OwnClinic } from './clinic-of-its-own.ts';

/** What stands in a furnished clinic, by what is to be seen of it. */
export interface Furnished {
  readonly confirmed: string;
  readonly talked: string;
  readonly cancelled: string;
  readonly unreachable: string;
  /** Of the one that has confirmed. */
  readonly phone: string;
}

/** Texts the clinic as a client does. */
export async function textFrom(phone: string, { clinic, body }: { readonly clinic: OwnClinic; readonly body: string }) {
  const product = inject('kept_product');
  if (product === null) throw new Error('only the browser tier has a product');
  const answer = await fetch(`${product.demo.carrier_url}/phones/${encodeURIComponent(phone)}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: clinic.phone, body }),
  });
  if (!answer.ok) throw new Error(`the carrier answered ${answer.status}: ${await answer.text()}`);
}

/**
 * A week of a clinic: appointments answered and not, cancelled, of somebody nobody can reach, and enough to come for a
 * second page. Its clock stands on the day before most of them.
 */
export async function furnish(clinic: OwnClinic): Promise<Furnished> {
  const [phone, talker] = [someNumber(), someNumber()];
  const confirmed = await clinic.book({
    title: 'Check-up',
    time: '10:00',
    participants: [{ name: 'Robin Park', phone }],
  });
  const talked = await clinic.book({
    title: 'Root canal',
    time: '10:30',
    location: 'Room 2, first floor',
    participants: [
      { name: 'Ana López', phone: talker },
      { name: 'Kim Nguyen', phone: someNumber(), email: 'kim@client.example' },
    ],
  });
  const moved = await clinic.book({
    title: 'Whitening',
    time: '11:00',
    participants: [{ name: 'Zoë Żak', phone: someNumber() }],
  });
  const cancelled = await clinic.book({ title: 'X-ray', time: '11:30' });
  const unreachable = await clinic.book({
    title: 'First visit',
    time: '12:00',
    participants: [{ name: 'Omar Haddad' }],
  });
  await clinic.api('PATCH', `/v1/events/${cancelled.id}`, { cancelled: true });
  await clinic.api('POST', '/v1/events', {
    events: Array.from({ length: 60 }, (_, index) => {
      const day = dayIn(30 + Math.floor(index / 8));
      const hour = String(9 + (index % 8)).padStart(2, '0');
      return {
        title: ['Cleaning', 'Follow-up', 'Filling', 'Braces'][index % 4],
        start_time: `${day}T${hour}:00`,
        end_time: `${day}T${hour}:30`,
        participants: [{ name: `Client ${index + 1}`, phone: someNumber() }],
      };
    }),
  });
  // half an hour into the hours in which reminders go out on the day before
  const reminded = new Date(Date.parse(confirmed.start_time) - 23.5 * 3_600_000);
  await clinic.api('POST', '/v1/sandbox/clock', { to: reminded.toISOString() });
  await textFrom(talker, { clinic, body: 'sure, but I may be late' });
  await textFrom(phone, { clinic, body: '1' });
  await clinic.api('PATCH', `/v1/events/${moved.id}`, {
    start_time: `${dayIn(4)}T15:00`,
    end_time: `${dayIn(4)}T15:30`,
  });
  await clinic.api('POST', '/v1/sandbox/clock', { advance: 'PT1M' });
  return {
    confirmed: confirmed.id,
    talked: talked.id,
    cancelled: cancelled.id,
    unreachable: unreachable.id,
    phone,
  };
}

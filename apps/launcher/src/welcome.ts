import type { Demo } from './demo.ts';

/** Ten in the morning of the day after tomorrow, as wall time. */
function dayAfterTomorrow(now: Date): string {
  const day = new Date(now.getTime() + 48 * 3_600_000);
  return `${day.toISOString().slice(0, 10)}T10:00:00`;
}

/** Where to look first, where everything else is, and lines for a shell: a first text, and a first appointment. */
export function welcome(demo: Demo, now: Date): readonly string[] {
  const start = dayAfterTomorrow(now);
  const event = {
    title: 'Check-up',
    start_time: start,
    end_time: start.replace('T10:00', 'T10:30'),
    participants: [{ name: 'Robin', phone: demo.demo_phone }],
  };
  const text = { to: demo.demo_phone, type: 'sms', message: 'Hi there!' };
  return [
    '',
    `Kept runs. Open ${demo.url}`,
    '',
    `  Sign in as       ${demo.admin.email}   ${demo.admin.password}   (admin)`,
    `  or as            ${demo.staff.email}   ${demo.staff.password}   (staff)`,
    '',
    `  API              ${demo.url}`,
    `  API reference    ${demo.url}/reference`,
    ...(demo.temporal_ui_url === null ? [] : [`  Temporal UI      ${demo.temporal_ui_url}`]),
    `  Carrier sandbox  ${demo.carrier_url}   what the demo phone sees: ${demo.carrier_url}/phones/${demo.demo_phone}`,
    '',
    'A first text to the demo phone, without opening anything:',
    '',
    curl(demo, { path: '/v1/send_message', body: text }),
    '',
    'A first appointment:',
    '',
    curl(demo, { path: '/v1/events', body: { events: [event] } }),
    '',
    'Ctrl-C stops everything.',
    '',
  ];
}

function curl({ url, api_key }: Demo, { path, body }: { readonly path: string; readonly body: unknown }): string {
  return `  curl -sS ${url}${path} -H 'authorization: Bearer ${api_key}' -H 'content-type: application/json' -d '${JSON.stringify(body)}'`;
}

import { describe, expect, it } from 'vitest';
import { mailStage, type Posted } from './mail-stage.spec-support.ts';

const stage = mailStage();
const { ask, post, received, signed, stateOf } = stage;

describe('what a mail system reports', () => {
  function report(
    kind: 'delivery-status' | 'feedback-report',
    fields: readonly string[],
    returned = 'x@y.example',
  ): Posted {
    return {
      from: 'MAILER-DAEMON@mx.example',
      headers: [`Content-Type: multipart/report; report-type=${kind}; boundary="b"`],
      body: [
        '--b',
        'Content-Type: text/plain',
        '',
        'Confirm. This is the mail system.',
        '--b',
        `Content-Type: message/${kind}`,
        '',
        ...fields,
        '',
        '--b',
        'Content-Type: text/rfc822-headers',
        '',
        'From: clinic@kept.test',
        `Reply-To: ${returned}`,
        '--b--',
      ].join('\r\n'),
    };
  }
  const failed = [
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; ana@client.example',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1',
    '  no such user',
  ];

  it.each<[string, (message_id: string) => Posted]>([
    ['to its bounce address', (id) => ({ ...report('delivery-status', failed), to: signed(id, 'bounce') })],
    ['with its reply address in what came back', (id) => report('delivery-status', failed, signed(id, 'reply'))],
  ])('as final, %s, fails the message with what the other server said, once', async (_, posted) => {
    const { booked, message_id } = await ask(`returned-${stage.next()}@client.example`);
    const { nudge } = await post(posted(message_id));
    expect(nudge.map(({ sequence_id }) => sequence_id)).toEqual([booked.sequence_id]);
    await post(posted(message_id));
    expect(await stage.world.status(message_id)).toEqual({ status: 'failed', status_reason: 'mail_5.1.1' });
    expect(
      await stage.world.clinic.sql('select outcome, error from delivery_attempt where message_id = $1', [message_id]),
    ).toEqual([{ outcome: 'failed', error: '550 5.1.1 no such user' }]);
    const inputs = await stage.world.clinic.sql(
      `select 1 from sequence_input where sequence_id = $1 and type = 'delivery' and payload ->> 'outcome' = 'failed'`,
      [booked.sequence_id],
    );
    expect(inputs).toHaveLength(1);
  });

  it('as a delay changes nothing', async () => {
    const { message_id } = await ask(`returned-${stage.next()}@client.example`);
    const delayed = failed.map((line) => (line === 'Action: failed' ? 'Action: delayed' : line));
    await post({ ...report('delivery-status', delayed), to: signed(message_id, 'bounce') });
    expect(await stage.world.status(message_id)).toMatchObject({ status: 'accepted' });
  });

  it('as a complaint is an opt-out by the provider', async () => {
    const { booked, message_id } = await ask('spam@client.example');
    const { nudge } = await post(
      report('feedback-report', ['Feedback-Type: abuse', 'Version: 1'], signed(message_id, 'reply')),
    );
    expect(nudge.map(({ sequence_id }) => sequence_id)).toEqual([booked.sequence_id]);
    expect(
      await stage.world.clinic.sql(`select source, word from stop_list_entry where address = 'spam@client.example'`),
    ).toEqual([{ source: 'carrier', word: 'complaint' }]);
  });

  it('that a complaint was none takes nobody’s mails away', async () => {
    const { message_id } = await ask('not-spam@client.example');
    await post(report('feedback-report', ['Feedback-Type: not-spam'], signed(message_id, 'reply')));
    expect(
      await stage.world.clinic.sql(`select 1 from stop_list_entry where address = 'not-spam@client.example'`),
    ).toEqual([]);
  });

  it.each(['delivery-status', 'feedback-report'] as const)('as a forged %s acts on nothing', async (kind) => {
    const { message_id } = await ask('safe@client.example');
    const forged = `reply+${'b'.repeat(52)}@kept.test`;
    const { nudge } = await post(report(kind, kind === 'delivery-status' ? failed : ['Feedback-Type: abuse'], forged));
    expect(nudge).toEqual([]);
    expect(await stage.world.status(message_id)).toMatchObject({ status: 'accepted' });
    expect(await stage.world.clinic.sql(`select 1 from stop_list_entry where address = 'safe@client.example'`)).toEqual(
      [],
    );
  });

  it('at a bounce address without a report is shown as a machine’s', async () => {
    const { booked, message_id } = await ask(`returned-${stage.next()}@client.example`);
    await post({ to: signed(message_id, 'bounce'), message_id: '<odd@client.example>', body: 'confirm' });
    await stage.world.look(booked);
    expect(await stateOf(booked.participant_id)).toBe('none');
    expect(await received('<odd@client.example>')).toMatchObject([{ status_reason: 'automatic' }]);
  });
});

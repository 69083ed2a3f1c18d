import { describe, expect, it } from 'vitest';
import { explainFailure } from './explain-failure.ts';

describe('explainFailure', () => {
  it.each([
    ['carrier_30003', 'The phone was switched off or out of reach.'],
    ['carrier_30999', 'The carrier refused it (its code 30999).'],
    ['carrier_http_404', 'The carrier refused it (HTTP 404).'],
    ['smtp_550', 'There is no such mailbox, or it takes no mail from us.'],
    ['smtp_571', 'The mail server refused it (its code 571).'],
    ['no_sender', 'The account has no number or mailbox to send it from.'],
    ['channel_misconfigured', 'What the channel is set up with cannot send it: see Channels in the settings.'],
    ['constructor', 'The reason given was “constructor”.'],
    ['', 'The reason given was “”.'],
  ])('%s', (code, sentence) => {
    expect(explainFailure(code)).toBe(sentence);
  });
});

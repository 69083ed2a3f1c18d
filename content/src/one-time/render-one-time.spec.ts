import { describe, expect, it } from 'vitest';
import { madeUpFacts } from '@kept/rules/simulate/made-up-facts';
import type { OneTimeContent } from './one-time-content.ts';
import { oneTimeContent } from './one-time-content.ts';
import { oneTimeFields, type OneTimePerson } from './one-time-fields.ts';
import { renderOneTime } from './render-one-time.ts';

const kim: OneTimePerson = { type: 'contact', name: 'Kim Park', custom_data: { pet: 'Rex' } };
const user = { name: 'Jo', company: 'Lakeside Dental' };
const style = { locale: 'en-US', time_zone: 'America/New_York' };

const render = (content: OneTimeContent, person: OneTimePerson = kim) =>
  renderOneTime({ content, fields: oneTimeFields(person, user), style, overrides: {} });

const text = (body: string, attachments: readonly string[] = []): OneTimeContent => ({
  channel: 'sms',
  body,
  attachments,
});

describe('a text', () => {
  it.each([
    [
      '{{ contact.first_name }}, {{ custom.pet }} is due. {{ user.name_and_company }}',
      'Kim, Rex is due. Jo, Lakeside Dental',
    ],
    ['{{ custom.room | default: "our desk" }}', 'our desk'],
    ['Hello{% if custom.room %} at {{ custom.room }}{% endif %}', 'Hello'],
  ])('%s reads %s', (body, read) => {
    expect(render(text(body))).toMatchObject({ type: 'words', body: read });
  });

  it.each([
    ['{{ custom.room }}', 'unknown_field', ['custom.room']],
    ['{{ event.start_time | time }}', 'unknown_field', ['event.start_time']],
    ['{{ event.title | default: "it" }}', 'unknown_field', ['event.title']],
    ['{{ name', 'template_syntax', []],
    ['{% if custom.room %}never{% endif %}', 'nothing_to_say', []],
  ])('%s is held: %s', (body, reason, fields) => {
    expect(render(text(body))).toEqual({ type: 'held', reason, fields });
  });

  it('without words goes with the picture that says it', () => {
    expect(render(text('', ['0198c0de-0000-7000-8000-000000000001']))).toMatchObject({ type: 'words', body: '' });
  });

  it('to a bare number names the account and nobody else', () => {
    expect(render(text('{{ user.company }}'), { type: 'address' })).toMatchObject({ body: 'Lakeside Dental' });
    expect(render(text('{{ name }}'), { type: 'address' })).toMatchObject({ type: 'held', fields: ['name'] });
  });

  it.each([
    ['Hi {{ first_name | default: "there" }}', 'Hi there'],
    ['Hi{% if contact.name %} {{ contact.name }}{% endif %}', 'Hi'],
  ])('to a bare number, %s reads %s', (body, read) => {
    expect(render(text(body), { type: 'address' })).toMatchObject({ type: 'words', body: read });
  });
});

it('renders a mail with its own subject', () => {
  const content: OneTimeContent = { channel: 'email', subject: 'For {{ name }}', body: '# Hi', attachments: [] };
  expect(render(content)).toMatchObject({ subject: 'For Kim Park', html: expect.stringContaining('Hi') });
});

it('renders a call part by part, and leaves clips as they are', () => {
  const clip = { play: '0198c0de-0000-7000-8000-000000000002' };
  const content: OneTimeContent = { channel: 'call', script: [{ say: 'Hi {{ name }}' }, clip], voicemail: null };
  expect(render(content)).toMatchObject({
    body: 'Hi Kim Park\n[a clip is played]',
    spoken: { locale: 'en-US', script: [{ say: 'Hi Kim Park' }, clip], voicemail: null },
  });
});

it('reads what is kept in the shape of its channel, and nothing else', () => {
  expect(oneTimeContent('sms', { body: 'Hi' })).toEqual({ channel: 'sms', body: 'Hi', attachments: [] });
  expect(oneTimeContent('call', { body: 'Hi' })).toBeNull();
});

describe('a link to the page of an appointment', () => {
  const facts = madeUpFacts({ start: '2027-03-10T15:00', time_zone: 'America/Denver' });
  const content = text('See {{ reminder.link }}');

  it('goes to whom a schedule looks after, and holds what is for anybody else', () => {
    expect(render(content, { type: 'participant', facts, has_page: true })).toMatchObject({ type: 'words' });
    const held = { type: 'held', reason: 'unknown_field', fields: ['reminder.link'] };
    expect(render(content, { type: 'participant', facts, has_page: false })).toEqual(held);
    expect(render(content)).toEqual(held);
  });

  it('is not said on a call', () => {
    const call: OneTimeContent = {
      channel: 'call',
      script: [{ say: 'See {{ reminder.link }}.' }],
      voicemail: null,
    };
    expect(render(call, { type: 'participant', facts, has_page: true })).toMatchObject({ body: 'See .' });
  });
});

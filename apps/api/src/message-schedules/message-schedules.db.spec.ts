import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import {
  issuesSchema,
  publishedSchema,
  revisionSchema,
  scheduleSchema,
  schedulesSchema,
} from './message-schedule.schema.ts';

let api: RunningApi;
let key: string;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

// each case has an account, and so a schedule, of its own
beforeEach(async () => {
  key = (await api.newAccount()).api_key;
});

const theSchedule = async () => {
  const listed = schedulesSchema.parse((await api.call('/v1/message_schedules', { key })).body);
  const id = listed.message_schedules[0]?.id ?? '';
  return scheduleSchema.parse((await api.call(`/v1/message_schedules/${id}`, { key })).body);
};

const definitionSchema = z.looseObject({
  messages: z.array(z.looseObject({ id: z.string(), name: z.string(), content: z.looseObject({}) })),
});

/** The published definition with another text in its first message. */
const withBody = async (body: string) => {
  const { published } = await theSchedule();
  const definition = definitionSchema.parse(published?.definition);
  const [first, ...others] = definition.messages;
  return { ...definition, messages: [{ ...first, content: { body } }, ...others] };
};

const save = async (definition: unknown, if_match: string | null) => {
  const { id } = await theSchedule();
  return api.call(`/v1/message_schedules/${id}/draft`, {
    method: 'PUT',
    key,
    json: { definition },
    headers: if_match === null ? {} : { 'if-match': if_match },
  });
};

const TEXT = 'Hi {{ participant.first_name }}, {{ event.time }}. Reply STOP to opt out.';

describe('the layout', () => {
  const layOut = async (layout: unknown) => {
    const { id } = await theSchedule();
    return api.call(`/v1/message_schedules/${id}/layout`, { method: 'PUT', key, json: { layout } });
  };

  it('is stored beside what is published, and makes no draft of it', async () => {
    const before = await theSchedule();
    expect((await layOut({ positions: { msg_reminder: { x: 7, y: 8 } } })).status).toBe(204);
    const { draft, published } = await theSchedule();
    expect(draft).toBeNull();
    expect(published).toEqual({ ...before.published, layout: { positions: { msg_reminder: { x: 7, y: 8 } } } });
  });

  it('is stored beside the draft, which who edits it can save as before', async () => {
    const definition = await withBody(TEXT);
    const { etag } = revisionSchema.parse((await save(definition, '*')).body);
    await layOut({ positions: {} });
    expect(await theSchedule()).toMatchObject({ draft: { etag, layout: { positions: {} } } });
    expect((await save(definition, etag)).status).toBe(200);
  });
});

describe('the list', () => {
  it('has each schedule with its place, what is published and how many it is sending to', async () => {
    const list = async () =>
      schedulesSchema.parse((await api.call('/v1/message_schedules', { key })).body).message_schedules;
    expect(await list()).toMatchObject([{ position: 1, published: { number: 1 }, draft: null, running_sequences: 0 }]);
    const participants = ['Ann', 'Ben'].map((name, index) => ({ name, phone: `+1202555018${index}` }));
    const event = { title: 'Visit', start_time: '2030-05-02T10:00', end_time: '2030-05-02T11:00', participants };
    await api.call('/v1/events', { method: 'POST', key, json: { events: [event] } });
    expect((await list()).map((schedule) => schedule.running_sequences)).toEqual([2]);
  });
});

describe('a draft', () => {
  it('begins from what is published, is saved again with its own etag, and changes nothing that runs', async () => {
    const { published } = await theSchedule();
    const first = await save(await withBody(TEXT), published?.etag ?? '');
    const draft = revisionSchema.parse(first.body);
    expect(draft).toMatchObject({ number: 2, status: 'draft', etag: first.headers.get('etag') });
    const second = await save(await withBody(`${TEXT} Bye.`), draft.etag);
    expect(revisionSchema.parse(second.body)).toMatchObject({ id: draft.id, number: 2 });
    expect((await theSchedule()).published).toEqual(published);
  });

  it('saved from something older is refused with both versions, and nothing is stored', async () => {
    const { published } = await theSchedule();
    const draft = revisionSchema.parse((await save(await withBody(TEXT), published?.etag ?? '')).body);
    const stale = await save(await withBody('Mine'), published?.etag ?? '');
    expect([stale.status, stale.headers.get('etag')]).toEqual([412, draft.etag]);
    expect(stale.body).toMatchObject({
      code: 'stale_revision',
      current: { etag: draft.etag },
      yours: { definition: { messages: [{ content: { body: 'Mine' } }, {}] } },
    });
    expect((await theSchedule()).draft).toEqual(draft);
  });

  it('of two who save at once is one’s, and the other is told', async () => {
    const { published } = await theSchedule();
    const [one, other] = [await withBody('One'), await withBody('Other')];
    const answers = await Promise.all([save(one, published?.etag ?? ''), save(other, published?.etag ?? '')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412]);
  });

  it('wants If-Match, and a well-formed one', async () => {
    const definition = await withBody(TEXT);
    expect((await save(definition, null)).body).toMatchObject({ status: 428, code: 'if_match_missing' });
    expect((await save(definition, 'W/x')).body).toMatchObject({ status: 422, errors: [{ field: 'if-match' }] });
  });

  it.each([
    ['an unknown key', { spec_version: 1, colour: 'red' }, '/definition/colour'],
    ['another version', { spec_version: 99 }, '/definition/spec_version'],
    [
      'a message without an id',
      { spec_version: 1, messages: [{ name: 'x', purpose: 'reminder', type: 'sms', content: {} }] },
      '/definition/messages/0/id',
    ],
    ['a NUL in a text', { spec_version: 1, name: 'a\u0000' }, '/definition/name'],
    ['no document', 'hello', '/definition'],
  ])('with %s is refused where it stands', async (_, definition, field) => {
    const answer = await save(definition, '*');
    expect([answer.status, answer.body]).toMatchObject([
      422,
      { errors: expect.arrayContaining([expect.objectContaining({ field })]) },
    ]);
    expect((await theSchedule()).draft).toBeNull();
  });
});

describe('publishing', () => {
  it('makes the draft what runs, for good', async () => {
    const { id, published } = await theSchedule();
    await save(await withBody(TEXT), published?.etag ?? '');
    await api.call('/v1/events', {
      method: 'POST',
      key,
      json: {
        events: [
          { title: 'x', start_time: '2027-03-10T15:00', end_time: '2027-03-10T16:00', participants: [{ name: 'Kim' }] },
        ],
      },
    });
    const answer = await api.call(`/v1/message_schedules/${id}/publish`, {
      method: 'POST',
      key,
      json: { note: 'Shorter' },
    });
    expect(publishedSchema.parse(answer.body)).toMatchObject({
      published: { number: 2, status: 'published' },
      running_sequences: 1,
    });
    const after = await theSchedule();
    expect([after.published?.number, after.draft]).toEqual([2, null]);
    const again = await api.call(`/v1/message_schedules/${id}/publish`, { method: 'POST', key });
    expect([again.status, again.body]).toMatchObject([409, { code: 'no_draft' }]);
  });

  it('refuses a definition that breaks a check, says where, and leaves the draft', async () => {
    const { id, published } = await theSchedule();
    await save(await withBody('Hi {{ participant.shoe_size }} {% if %}'), published?.etag ?? '');
    const checked = issuesSchema.parse(
      (await api.call(`/v1/message_schedules/${id}/validate`, { method: 'POST', key, json: {} })).body,
    );
    expect(checked.publishable).toBe(false);
    const answer = await api.call(`/v1/message_schedules/${id}/publish`, { method: 'POST', key });
    expect([answer.status, answer.body]).toMatchObject([
      422,
      {
        code: 'definition_not_publishable',
        errors: expect.arrayContaining([expect.objectContaining({ field: '/definition/messages/0/content/body' })]),
      },
    ]);
    expect((await theSchedule()).draft).not.toBeNull();
    expect((await theSchedule()).published).toEqual(published);
  });

  it('with If-Match publishes that version or none', async () => {
    const { id, published } = await theSchedule();
    const draft = revisionSchema.parse((await save(await withBody(TEXT), published?.etag ?? '')).body);
    const publish = (etag: string) =>
      api.call(`/v1/message_schedules/${id}/publish`, { method: 'POST', key, headers: { 'if-match': etag } });
    expect((await publish(published?.etag ?? '')).status).toBe(412);
    expect((await publish(draft.etag)).status).toBe(200);
  });
});

it('publishes calls and no forwarding where an account may not forward', async () => {
  const { id } = await theSchedule();
  const { messages, ...rest } = await withBody(TEXT);
  const call = {
    id: 'call',
    name: 'Call',
    purpose: 'reminder',
    type: 'call',
    timing: { anchor: 'start', offset: { days: -2 }, window: 'default' },
    content: { script: [{ say: 'Press 0 to speak to us.' }] },
    auto_replies: [{ id: 'desk', trigger: { type: 'client_dials', digit: '0' }, actions: [{ type: 'forward' }] }],
  };
  const definition = { ...rest, messages: [...messages, call] };
  const answer = await api.call(`/v1/message_schedules/${id}/validate`, { method: 'POST', key, json: { definition } });
  expect(issuesSchema.parse(answer.body)).toMatchObject({
    publishable: false,
    issues: expect.arrayContaining([expect.objectContaining({ code: 'forward_not_allowed', message_id: 'call' })]),
  });
  expect(answer.text).not.toContain('calls_not_available');
});

it('checks a definition that is not saved', async () => {
  const { id } = await theSchedule();
  const definition = await withBody('No way out');
  const answer = await api.call(`/v1/message_schedules/${id}/validate`, { method: 'POST', key, json: { definition } });
  expect(issuesSchema.parse(answer.body).issues).toMatchObject([{ code: 'opt_out_text_missing', severity: 'warning' }]);
  expect((await theSchedule()).draft).toBeNull();
});

it('looks at the account too: a contact’s language without a wording, and a template that there is not', async () => {
  const { account_id, api_key } = await api.newAccount();
  key = api_key;
  await api.rows("insert into contact (id, account_id, name, locale) values (gen_random_uuid(), $1, 'Ana', 'pt-BR')", [
    account_id,
  ]);
  const [first, ...others] = definitionSchema.parse(await withBody(TEXT)).messages;
  const { id, published } = await theSchedule();
  const definition = {
    ...definitionSchema.parse(published?.definition),
    messages: [{ ...first, content: { template_id: 'tpl_1' } }, ...others],
  };
  const answer = await api.call(`/v1/message_schedules/${id}/validate`, { method: 'POST', key, json: { definition } });
  const { publishable, issues } = issuesSchema.parse(answer.body);
  expect(publishable).toBe(false);
  expect(issues.map(({ code, pointer }) => [code, pointer])).toEqual(
    expect.arrayContaining([
      ['template_unknown', '/messages/0/content/template_id'],
      ['translation_missing', '/messages/0/translations'],
    ]),
  );
});

it('serves the JSON Schema of definitions to anybody', async () => {
  const answer = await api.call('/v1/definition_schema.json', { key: null });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    properties: { messages: { description: expect.any(String) } },
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type RunningApi, type TestAccount } from '../running-api.spec-support.ts';
import { templateSchema, templatesSchema, type TemplateAnswer } from './templates.schema.ts';

let api: RunningApi;
let ours: TestAccount;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

beforeEach(async () => {
  ours = await api.newAccount();
});

const call = (path: string, options: object = {}) => api.call(path, { key: ours.api_key, ...options });

const TEXT = { name: 'Closed today', channel: 'sms', content: { body: 'Hi {{ name }}, we are closed.' } };

const write = async (more: object = {}): Promise<TemplateAnswer> => {
  const answer = await call('/v1/templates', { method: 'POST', json: { ...TEXT, ...more } });
  expect(answer.status).toBe(201);
  return templateSchema.parse(answer.body);
};

const change = ({ id }: Pick<TemplateAnswer, 'id'>, json: object, headers: object = {}) =>
  call(`/v1/templates/${id}`, { method: 'PATCH', json, headers });

const list = async (query = '') => templatesSchema.parse((await call(`/v1/templates${query}`)).body).templates;

/** A schedule of ours whose first message says a template. */
const schedule = async (template_id: string) => {
  const definition = {
    spec_version: 1,
    messages: [
      {
        id: 'remind',
        name: 'Reminder',
        purpose: 'reminder',
        type: 'sms',
        timing: { anchor: 'start', offset: { days: -1 } },
        content: { template_id },
        auto_replies: [],
      },
    ],
    windows: { default: { mon: [['09:00', '17:00']] } },
  };
  const made = await call('/v1/message_schedules', { method: 'POST', json: { name: 'Visits', definition } });
  expect(made.status).toBe(201);
  const { id } = templateIdSchema(made.body);
  return { id, publish: () => call(`/v1/message_schedules/${id}/publish`, { method: 'POST', json: {} }) };
};

const templateIdSchema = (body: unknown): { readonly id: string } =>
  templateSchema.pick({ id: true }).loose().parse(body);

it('are written, read with their etag, found by what they say, and changed', async () => {
  const template = await write();
  await write({ name: 'Way here', channel: 'email', content: { subject: 'The way', body: 'Turn *left*.' } });
  await write({ name: 'Call', channel: 'call', content: { script: [{ say: 'Hello {{ first_name }}.' }] } });
  expect((await list()).map(({ name }) => name)).toEqual(['Closed today', 'Way here', 'Call']);
  expect((await list('?channel=call')).map(({ name }) => name)).toEqual(['Call']);
  expect((await list('?q=LEFT')).map(({ name }) => name)).toEqual(['Way here']);
  expect(await list('?q=%25')).toEqual([]);

  const changed = await change(template, {
    content: { body: 'Open again.' },
    translations: { es: { body: 'Abierto.' } },
  });
  expect(changed).toMatchObject({
    status: 200,
    body: { name: 'Closed today', content: { body: 'Open again.' }, translations: { es: { body: 'Abierto.' } } },
  });
  const read = await call(`/v1/templates/${template.id}`);
  expect(read.headers.get('etag')).toBe(templateSchema.parse(read.body).etag);
  expect(templateSchema.parse(read.body).etag).not.toBe(template.etag);
});

it('tell who began from an older one what stands now, and store nothing', async () => {
  const template = await write();
  const headers = { 'if-match': template.etag };
  expect((await change(template, { name: 'Theirs' }, headers)).status).toBe(200);
  expect(await change(template, { name: 'Mine' }, headers)).toMatchObject({
    status: 412,
    body: { code: 'changed_meanwhile', current: { name: 'Theirs' } },
  });
});

describe('words that could not be sent are refused where they stand', () => {
  it.each([
    ['a field there is not', { content: { body: 'Hi {{ nam }}' } }, '/content/body'],
    ['Liquid that does not parse', { content: { body: '{% if %}' } }, '/content/body'],
    ['no words', { content: { body: ' ' } }, '/content/body'],
    ['no words in a translation', { translations: { es: { body: '' } } }, '/translations/es/body'],
    ['a call that says nothing', { channel: 'call', content: { script: [] } }, '/content/script'],
    ['a subject on a text', { content: { body: 'x', subject: 'y' } }, '/content/subject'],
    ['a template of its own', { content: { body: 'x', template_id: 'tpl' } }, '/content/template_id'],
    ['a file that is not here', { content: { body: 'x', attachments: ['gone'] } }, '/content/attachments/0'],
    ['no name', { name: ' ' }, '/name'],
  ])('%s', async (_, more, field) => {
    const answer = await call('/v1/templates', { method: 'POST', json: { ...TEXT, ...more } });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    expect(await list()).toEqual([]);
  });

  it('and a change to another channel’s words', async () => {
    const template = await write();
    expect(await change(template, { content: { script: [{ say: 'Hello' }] } })).toMatchObject({ status: 422 });
  });
});

describe('in a schedule', () => {
  it('are said by what is published, and name what says them', async () => {
    const template = await write();
    const visits = await schedule(template.id);
    expect((await visits.publish()).status).toBe(200);
    const [found] = await list();
    expect(found?.used_by).toEqual([
      {
        by: 'schedule',
        schedule_id: visits.id,
        name: 'Visits',
        standing: 'published',
        messages: [{ id: 'remind', name: 'Reminder' }],
      },
    ]);
  });

  it('keep it from being published while they are unknown, archived or of another channel', async () => {
    const template = await write();
    expect((await call(`/v1/templates/${template.id}`, { method: 'DELETE' })).status).toBe(204);
    const mail = await write({ name: 'Way', channel: 'email', content: { subject: 'x', body: 'y' } });
    const theirs = await api.call('/v1/templates', { method: 'POST', key: api.theirs.api_key, json: TEXT });
    for (const [id, code] of [
      [template.id, 'template_archived'],
      [mail.id, 'template_of_other_channel'],
      [templateIdSchema(theirs.body).id, 'template_unknown'],
    ] as const) {
      const answer = await (await schedule(id)).publish();
      expect(answer).toMatchObject({
        status: 422,
        body: { errors: [{ code, field: '/definition/messages/0/content/template_id' }] },
      });
    }
  });

  it('are not archived, and what says them is named; out of the archive they can be chosen again', async () => {
    const template = await write();
    const visits = await schedule(template.id);
    const refused = await call(`/v1/templates/${template.id}`, { method: 'DELETE' });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'template_in_use', used_by: [{ schedule_id: visits.id, standing: 'draft' }] },
    });
    const other = await write({ name: 'Other' });
    expect((await call(`/v1/templates/${other.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await list('?archived=true')).map(({ name }) => name)).toEqual(['Other']);
    expect(await change(other, { archived: false })).toMatchObject({ status: 200, body: { archived_at: null } });
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';
import { systemTextsSchema } from './system-texts.schema.ts';

let api: RunningApi;
let admin: Browser;

beforeAll(async () => {
  api = await startApi();
  admin = await signIn(api, api.ours.admin);
});

afterAll(() => api.stop());

const read = async (language: string) =>
  systemTextsSchema.parse((await admin.call(`/screens/system_texts/${language}`)).body).texts;

const change = (language: string, texts: unknown) =>
  admin.call(`/screens/system_texts/${language}`, { method: 'PATCH', json: { texts } });

const of = (texts: Awaited<ReturnType<typeof read>>, key: string) => texts.find((text) => text.key === key);

it('keeps own words by language, leaves the others, and gives ours back', async () => {
  expect((await change('es', { help: 'Llámenos.', thanks_confirmed: '' })).status).toBe(200);
  expect((await change('es', { opted_in: 'De nuevo.' })).status).toBe(200);
  const spanish = await read('es');
  expect(of(spanish, 'help')).toMatchObject({ own: 'Llámenos.' });
  expect(of(spanish, 'thanks_confirmed')).toMatchObject({ own: '' });
  expect(of(spanish, 'thanks_declined')).toMatchObject({ own: null, ours: expect.stringMatching(/Gracias/) });
  expect((await read('en')).every(({ own }) => own === null)).toBe(true);

  await change('es', { help: null });
  const after = await read('es');
  expect(of(after, 'help')).toMatchObject({ own: null });
  expect(of(after, 'opted_in')).toMatchObject({ own: 'De nuevo.' });
});

it.each([
  [{ help: '{{ event.start_tme }}' }, '/texts/help', 'There is no field'],
  [{ help: '{% if %}' }, '/texts/help', ''],
  [{ help: 'x'.repeat(2000) }, '/texts/help', ''],
])('refuses %j at its field and stores nothing of the request', async (texts, field, words) => {
  const answer = await change('fr', { opted_out: 'Au revoir.', ...texts });
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, message: expect.stringContaining(words) }] } });
  expect(of(await read('fr'), 'opted_out')).toMatchObject({ own: null });
});

it('knows which texts and languages there are', async () => {
  expect((await change('en', { nonsense: 'x' })).status).toBe(422);
  expect((await admin.call('/screens/system_texts/tlh')).status).toBe(422);
});

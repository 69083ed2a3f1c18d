import { afterAll, beforeAll, expect, it } from 'vitest';
import { contactPageSchema, contactSchema } from '../contacts/contacts.schema.ts';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';

let desk: Desk;
let admin: Browser;
let numbers = 0;

beforeAll(async () => {
  desk = await openDesk();
  admin = await signIn(desk.api, desk.api.ours.admin);
});

afterAll(() => desk.stop());

const make = async () => {
  numbers += 1;
  const json = { name: 'Robin Park', phones: [`+1833555${1_000 + numbers}`] };
  return contactSchema.parse((await desk.api.call('/v1/contacts', { method: 'POST', json })).body);
};

const remove = (id: string, by: Browser = admin) => by.call(`/screens/contacts/${id}`, { method: 'DELETE' });

it('is for admins of the account, and nobody finds the contact from then on', async () => {
  const { id } = await make();
  expect((await remove(id, desk.staff)).status).toBe(403);
  expect((await desk.api.call(`/screens/contacts/${id}`, { method: 'DELETE' })).status).toBe(403);
  const stranger = await signIn(desk.api, desk.api.theirs.admin);
  expect((await remove(id, stranger)).status).toBe(404);
  expect((await desk.api.call(`/v1/contacts/${id}`)).status).toBe(200);

  expect((await remove(id)).status).toBe(202);
  for (const path of [`/v1/contacts/${id}`, `/screens/contacts/${id}/history`, `/screens/contacts/${id}/export`])
    expect((await admin.call(path)).status, path).toBe(404);
  for (const archived of [false, true]) {
    const page = await admin.call(`/v1/contacts?archived=${archived}`);
    expect(contactPageSchema.parse(page.body).contacts.filter((contact) => contact.id === id)).toEqual([]);
  }
  expect((await remove(id)).status).toBe(404);
});

it('leaves its number to whoever comes next', async () => {
  const gone = await make();
  await remove(gone.id);
  const json = { name: 'Somebody New', phones: gone.phones };
  expect((await desk.api.call('/v1/contacts', { method: 'POST', json })).status).toBe(201);
});

it('is refused for one that was merged, with the one it is part of', async () => {
  const [kept, merged] = [await make(), await make()];
  await desk.api.call(`/v1/contacts/${kept.id}/merge`, { method: 'POST', json: { contact_id: merged.id } });
  expect(await remove(merged.id)).toMatchObject({ status: 409, body: { merged_into_id: kept.id } });
});

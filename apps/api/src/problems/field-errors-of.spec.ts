import { expect, it } from 'vitest';
import { z } from 'zod';
import { fieldErrorsOf } from './field-errors-of.ts';

const ID = '019a0000-0000-7000-8000-000000000000';

const schema = z.object({
  title: z.string().min(1, 'is empty'),
  count: z.number().optional(),
  list: z.array(z.string()).optional(),
  yes: z.boolean().optional(),
  state: z.enum(['none', 'confirmed']).optional(),
  trigger: z
    .discriminatedUnion('type', [z.object({ type: z.literal('silence') }), z.object({ type: z.literal('reply') })])
    .optional(),
  page: z.coerce.number().int().min(1).max(200).optional(),
  name: z.string().min(2).max(4).optional(),
  ids: z.array(z.uuid()).max(1).optional(),
  day: z.iso.date().optional(),
});

const complaint = (body: unknown) => {
  const [error] = fieldErrorsOf(schema.safeParse(body).error?.issues ?? [], 'body');
  return [error?.field, error?.message];
};

it.each([
  ['a missing field', {}, ['/title', 'is missing']],
  ['no text', { title: 7 }, ['/title', 'must be a text']],
  ['no number', { title: 'x', count: 'y' }, ['/count', 'must be a number']],
  ['no list', { title: 'x', list: {} }, ['/list', 'must be a list']],
  ['neither true nor false', { title: 'x', yes: 'no' }, ['/yes', 'must be true or false']],
  ['none of the choices', { title: 'x', state: 'lost' }, ['/state', 'must be one of none, confirmed']],
  ['no such variant', { title: 'x', trigger: { type: 'dial' } }, ['/trigger/type', 'must be one of silence, reply']],
  ['a number below its limit', { title: 'x', page: '0' }, ['/page', 'is below 1']],
  ['a number above its limit', { title: 'x', page: '201' }, ['/page', 'is above 200']],
  ['a number that is not whole', { title: 'x', page: '1.5' }, ['/page', 'must be a whole number']],
  ['a text below its limit', { title: 'x', name: 'a' }, ['/name', 'has fewer than 2 characters']],
  ['a text above its limit', { title: 'x', name: 'abcde' }, ['/name', 'has more than 4 characters']],
  ['a list above its limit', { title: 'x', ids: [ID, ID] }, ['/ids', 'has more than 1 entry']],
  ['what is no id', { title: 'x', ids: ['x'] }, ['/ids/0', 'is not an id of ours']],
  ['what is no day', { title: 'x', day: 'x' }, ['/day', 'is no day such as 2026-11-21']],
  ['what a schema words itself', { title: '' }, ['/title', 'is empty']],
  ['no object at all', [], ['', 'the body must be a JSON object, sent with content-type: application/json']],
  ['no body', undefined, ['', 'the body must be a JSON object, sent with content-type: application/json']],
])('says plainly what is wrong with %s', (_, body, said) => {
  expect(complaint(body)).toEqual(said);
});

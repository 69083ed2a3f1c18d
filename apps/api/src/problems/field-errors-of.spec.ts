import { expect, it } from 'vitest';
import { z } from 'zod';
import { fieldErrorsOf } from './field-errors-of.ts';

const schema = z.object({
  title: z.string().min(1, 'is empty'),
  count: z.number().optional(),
  list: z.array(z.string()).optional(),
  yes: z.boolean().optional(),
  state: z.enum(['none', 'confirmed']).optional(),
  trigger: z
    .discriminatedUnion('type', [z.object({ type: z.literal('silence') }), z.object({ type: z.literal('reply') })])
    .optional(),
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
  ['what a schema words itself', { title: '' }, ['/title', 'is empty']],
  ['no object at all', [], ['', 'the body must be a JSON object, sent with content-type: application/json']],
  ['no body', undefined, ['', 'the body must be a JSON object, sent with content-type: application/json']],
])('says plainly what is wrong with %s', (_, body, said) => {
  expect(complaint(body)).toEqual(said);
});

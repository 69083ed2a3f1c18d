import { describe, expect, it } from 'vitest';
import { errorInWords, placeErrors } from './place-errors.ts';

const at = (field: string, message = 'is required') => ({ field, code: 'invalid', message });

describe('errors at their fields', () => {
  it('go to the field of the very pointer', () => {
    const { by_field, rest } = placeErrors([at('/email'), at('/email', 'is no address')], ['/email', '/name']);
    expect(by_field.get('/email')).toEqual(['Is required', 'Is no address']);
    expect(rest).toEqual([]);
  });

  it('go to the nearest field that holds them', () => {
    const { by_field } = placeErrors(
      [at('/participants/0/phone'), at('/participants/1')],
      ['/participants', '/participants/0'],
    );
    expect(by_field.get('/participants/0')).toEqual(['Is required']);
    expect(by_field.get('/participants')).toEqual(['Is required']);
  });

  it('do not mistake a field whose name begins alike', () => {
    expect(placeErrors([at('/name_of_clinic')], ['/name']).rest).toHaveLength(1);
  });

  it('are told in words when no field on the screen stands for them', () => {
    const { rest } = placeErrors([at('/custom_data/insurance_number'), at('', 'is empty')], ['/title']);
    expect(rest.map(errorInWords)).toEqual(['Custom data, insurance number is required', 'Is empty']);
  });
});

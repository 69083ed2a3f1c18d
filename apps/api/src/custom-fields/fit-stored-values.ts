import type { EntityManager } from '@mikro-orm/postgresql';
import type { CustomData } from '@kept/rules/facts';
import { Problem } from '../problems/problem.ts';
import type { CreateCustomField } from './custom-fields.schema.ts';
import { readFieldValue } from './read-field-value.ts';

const NAMED_AT_MOST = 10;

interface Stored {
  readonly value: CustomData[string];
  readonly contacts: number;
}

/**
 * What contacts have under the key becomes of the field's type. When something cannot, nothing is changed, and the
 * refusal names it: a definition that holds for some only would hold for nobody.
 */
export async function fitStoredValues(
  em: EntityManager,
  field: Pick<CreateCustomField, 'key' | 'label' | 'type' | 'choices'>,
): Promise<void> {
  const stored = await em.execute<Stored[]>(
    `select custom_data -> ? as value, count(*)::int as contacts from contact
     where jsonb_exists(custom_data, ?) group by 1 order by 2 desc, 1`,
    [field.key, field.key],
  );
  const read = stored.map((each) => ({ ...each, reading: readFieldValue(field, each.value) }));
  const unfit = read.filter(({ reading }) => !reading.ok).map(({ value, contacts }) => ({ value, contacts }));
  if (unfit.length > 0) throw doNotFit(field.label, unfit);
  const changed = read.flatMap(({ value: before, reading }) =>
    reading.ok && reading.value !== before ? [{ before, value: reading.value }] : [],
  );
  if (changed.length === 0) return;
  await em.execute(
    `update contact c set custom_data = jsonb_set(c.custom_data, array[?], r.value), version = c.version + 1,
       updated_at = now()
     from (select e -> 'before' as before, e -> 'value' as value from jsonb_array_elements(?::jsonb) e) r
     where c.custom_data -> ? = r.before`,
    [field.key, JSON.stringify(changed), field.key],
  );
}

function doNotFit(label: string, unfit: readonly Stored[]): Problem {
  const contacts = unfit.reduce((sum, each) => sum + each.contacts, 0);
  const named = unfit.slice(0, NAMED_AT_MOST).map(({ value }) => `“${String(value).slice(0, 60)}”`);
  const more = unfit.length > NAMED_AT_MOST ? ` and ${unfit.length - NAMED_AT_MOST} more` : '';
  return new Problem({
    status: 409,
    code: 'custom_field_values_do_not_fit',
    title: `What is known of ${contacts} contact${contacts === 1 ? '' : 's'} would not fit`,
    detail: `Nothing was changed. ${label} cannot be ${named.join(', ')}${more}: change that on the contacts first, or keep it a text.`,
    more: { unfit: unfit.slice(0, NAMED_AT_MOST) },
  });
}

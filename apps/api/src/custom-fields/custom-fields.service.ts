import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CustomField } from '@kept/persistence/entities/custom-field';
import { newId } from '@kept/persistence/new-id';
import type { Caller } from '../access/caller.ts';
import { Vault } from '@kept/sequences/secure/vault';
import { HotPool } from '../database/hot-pool.ts';
import { Database } from '../database/database.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import type {
  ChangeCustomField,
  CreateCustomField,
  CustomFieldAnswer,
  CustomFieldDetails,
  CustomFields,
} from './custom-fields.schema.ts';
import { fitStoredValues } from './fit-stored-values.ts';
import { readCustomFields, type FieldRow } from './read-custom-fields.ts';
import { readFieldUses } from './read-field-uses.ts';

/** As many as the data of a contact may have. */
const MOST_FIELDS = 100;
const MOST_UNDEFINED = 50;

/** What an account keeps of its contacts beside names and addresses, each of a type. */
@Injectable()
export class CustomFieldsService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
    private readonly vault: Vault,
  ) {}

  async list({ account_id }: Caller): Promise<CustomFields> {
    return this.database.within(account_id, async (em) => ({
      custom_fields: (await readCustomFields(em)).map(answerOf),
    }));
  }

  async listDetails({ account_id }: Caller): Promise<CustomFieldDetails> {
    const account_keys = await this.vault.keysFor({ pool: this.hot.pool, account_id });
    return this.database.within(account_id, async (em) => {
      const fields = await readCustomFields(em);
      const keys = fields.map(({ key }) => key);
      const uses = await readFieldUses(em, { keys, account_keys });
      const counts = new Map((await countKnown(em)).map(({ key, contact_count }) => [key, contact_count]));
      return {
        custom_fields: fields.map((field) => ({
          ...answerOf(field),
          contact_count: counts.get(field.key) ?? 0,
          used_by: uses.get(field.key) ?? [],
        })),
        undefined_keys: [...counts]
          .filter(([key]) => !keys.includes(key))
          .slice(0, MOST_UNDEFINED)
          .map(([key, contact_count]) => ({ key, contact_count })),
      };
    });
  }

  async create({ account_id }: Caller, request: CreateCustomField): Promise<CustomFieldAnswer> {
    refuseUnfitChoices(request);
    return this.database.within(account_id, async (em) => {
      await lockFields(em);
      const fields = await readCustomFields(em);
      if (fields.some(({ key }) => key === request.key)) {
        throw invalidRequest([{ field: '/key', code: 'taken', message: 'is the key of another field' }]);
      }
      if (fields.length >= MOST_FIELDS) throw tooMany();
      await fitStoredValues(em, request);
      const id = newId();
      await em.insert(CustomField, { id, account_id, ...request });
      return answerOf(await findField(em, id));
    });
  }

  async change(
    { account_id }: Caller,
    { id, change }: { readonly id: string; readonly change: ChangeCustomField },
  ): Promise<CustomFieldAnswer> {
    return this.database.within(account_id, async (em) => {
      await lockFields(em);
      const field = await findField(em, id);
      const type = change.type ?? field.type;
      const changed = {
        key: field.key,
        label: change.label ?? field.label,
        type,
        choices: change.choices ?? (type === field.type ? [...field.choices] : []),
      };
      refuseUnfitChoices(changed);
      await fitStoredValues(em, changed);
      Object.assign(field, { ...changed, updated_at: new Date() });
      await em.flush();
      return answerOf(field);
    });
  }

  /** What contacts have stays with them; only while nothing names it, for a text would have a gap. */
  async delete({ account_id }: Caller, id: string): Promise<void> {
    const account_keys = await this.vault.keysFor({ pool: this.hot.pool, account_id });
    await this.database.within(account_id, async (em) => {
      await lockFields(em);
      const { key } = await findField(em, id);
      const used_by = (await readFieldUses(em, { keys: [key], account_keys })).get(key) ?? [];
      if (used_by.length > 0) {
        throw new Problem({
          status: 409,
          code: 'custom_field_in_use',
          title: 'Something still names this field',
          detail: 'Take it out of what stands in `used_by` first; nothing was deleted.',
          more: { used_by },
        });
      }
      await em.nativeDelete(CustomField, { id });
    });
  }
}

/** Definitions are changed one after the other: each looks at all that contacts have. */
async function lockFields(em: EntityManager): Promise<void> {
  await em.execute('select id from account for no key update');
}

async function findField(em: EntityManager, id: string): Promise<FieldRow> {
  const field = await em.findOne(CustomField, { id });
  if (field === null) throw notFound('custom field');
  return field;
}

/** Of how many contacts something is known under each key, the most frequent first. */
async function countKnown(em: EntityManager) {
  return em.execute<{ readonly key: string; readonly contact_count: number }[]>(
    `select d.key, count(*)::int as contact_count from contact c, jsonb_each(c.custom_data) d
     where c.merged_into_id is null and d.value <> 'null' group by 1 order by 2 desc, 1`,
  );
}

function refuseUnfitChoices({ type, choices }: Pick<CreateCustomField, 'type' | 'choices'>): void {
  if ((type === 'choice') === choices.length > 0) return;
  const message = type === 'choice' ? 'are none; name what can be chosen' : 'are only for the type choice';
  throw invalidRequest([{ field: '/choices', code: 'unfit_choices', message }]);
}

function tooMany(): Problem {
  return new Problem({
    status: 409,
    code: 'too_many_custom_fields',
    title: `There are ${MOST_FIELDS} fields already`,
    detail: 'Delete one that nothing names first; nothing was stored.',
  });
}

function answerOf({ id, key, label, type, choices, created_at, updated_at }: FieldRow): CustomFieldAnswer {
  return {
    id,
    key,
    label,
    type,
    choices: [...choices],
    created_at: created_at.toISOString(),
    updated_at: updated_at.toISOString(),
  };
}

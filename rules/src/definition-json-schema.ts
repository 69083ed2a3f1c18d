import { z } from 'zod/mini';
import { ACTION_KINDS } from './actions/action-kinds.ts';
import { definitionSchema } from './document.ts';
import { areHours, CLOSES, OPENS } from './document/windows-schema.ts';
import { FIELD_WORDS } from './field-words.ts';
import { KIND_WORDS } from './kind-words.ts';
import { ownValue } from './own-value.ts';
import { TRIGGER_KINDS } from './triggers/trigger-kinds.ts';

/** How the hours of a day look. */
const HOURS = {
  type: 'array',
  prefixItems: [OPENS, CLOSES].map(({ source }) => ({ type: 'string', pattern: source })),
  items: false,
  minItems: 2,
  maxItems: 2,
};

type Json = Readonly<Record<string, unknown>>;

/**
 * JSON Schema (2020-12) of what an author writes, with a title and a description for each thing an editor may show;
 * fields with defaults are optional in it. What only the whole document can say, such as that ids are unique, is
 * `parseDefinition`'s.
 */
export function definitionJsonSchema(): Json {
  const bare = z.toJSONSchema(definitionSchema, {
    io: 'input',
    target: 'draft-2020-12',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      if ('fn' in def && def.fn === areHours) Object.assign(jsonSchema, HOURS);
      const { checks = [] } = def;
      // how `wholeNumber` looks
      const is_whole = checks.some(({ _zod }) => 'fn' in _zod.def && _zod.def.fn === Number.isInteger);
      if (is_whole) jsonSchema.type = 'integer';
    },
  });
  return {
    title: 'Message schedule',
    description: 'What is sent for an appointment, and what replies do.',
    ...described(bare, ''),
  };
}

function described(schema: Json, parent: string): Json {
  return {
    ...kindWords(schema, parent),
    ...Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, inside(key, value, parent)])),
  };
}

/** Properties get the words of their names; everything else is looked through. */
function inside(key: string, value: unknown, parent: string): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => (isJson(each) ? described(each, parent) : each));
  if (!isJson(value)) return value;
  if (key !== 'properties') return described(value, parent);
  return Object.fromEntries(
    Object.entries(value).map(([name, property]) => [
      name,
      isJson(property) ? { ...fieldWords(name, parent), ...described(property, name) } : property,
    ]),
  );
}

function fieldWords(name: string, parent: string): Json {
  const description = ownValue(FIELD_WORDS, `${parent}.${name}`) ?? ownValue(FIELD_WORDS, name);
  return { title: name.replaceAll('_', ' '), ...(description === undefined ? {} : { description }) };
}

/** A trigger or an action says what the reference says of it. */
function kindWords({ properties }: Json, parent: string): Json {
  const type = isJson(properties) && isJson(properties['type']) ? properties['type']['const'] : undefined;
  if (typeof type !== 'string') return {};
  const kinds: Readonly<Record<string, { readonly label: string }>> =
    parent === 'trigger' ? TRIGGER_KINDS : parent === 'actions' ? ACTION_KINDS : {};
  const kind = ownValue(kinds, type);
  return kind ? { title: kind.label, description: ownValue<string>(KIND_WORDS, type) } : {};
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

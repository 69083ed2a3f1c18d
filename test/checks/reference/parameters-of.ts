import { z } from 'zod';
import type { Parameter } from './kind-page.ts';

const propertySchema = z.looseObject({
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  default: z.unknown().optional(),
  anyOf: z
    .array(
      z.looseObject({
        type: z.string().optional(),
        const: z.unknown().optional(),
        enum: z.array(z.unknown()).optional(),
      }),
    )
    .optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
  maxItems: z.number().optional(),
});

type Property = z.infer<typeof propertySchema>;

const unionSchema = z.looseObject({
  oneOf: z.array(
    z.looseObject({
      properties: z.record(z.string(), propertySchema),
      required: z.array(z.string()).default([]),
    }),
  ),
});

/** The parameters of one kind, from the JSON Schema of them all. */
export function parametersOf(json_schema: unknown, type: string): readonly Parameter[] {
  const kind = unionSchema.parse(json_schema).oneOf.find(({ properties }) => properties['type']?.const === type);
  if (!kind) throw new Error(`the schema knows no ${type}`);
  return Object.entries(kind.properties)
    .filter(([name]) => name !== 'type')
    .map(([name, property]) => ({
      name,
      takes: inWords(property),
      is_required: kind.required.includes(name) && property.default === undefined,
    }));
}

function inWords(property: Property): string {
  const { anyOf } = property;
  const kinds = anyOf ? anyOf.map(nounOf) : [nounOf(property)];
  return [[...new Set(kinds)].join(' or '), ...limitsOf(property), ...defaultOf(property)].join(', ');
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'nothing (`null`)',
};

function nounOf({ type, const: constant, enum: values }: Property): string {
  if (constant !== undefined) return constant === '' ? 'nothing yet (`""`)' : `\`${JSON.stringify(constant)}\``;
  if (values) return values.map((value) => `\`${JSON.stringify(value)}\``).join(' or ');
  return NOUNS[type ?? ''] ?? 'a value';
}

function limitsOf({ minimum, maximum, maxLength, maxItems }: Property): readonly string[] {
  return [
    ...(minimum === undefined || maximum === undefined ? [] : [`${minimum} to ${maximum}`]),
    ...(maxLength === undefined ? [] : [`up to ${maxLength} characters`]),
    ...(maxItems === undefined ? [] : [`up to ${maxItems}`]),
  ];
}

function defaultOf({ default: value }: Property): readonly string[] {
  return value === undefined ? [] : [`\`${JSON.stringify(value)}\` if left out`];
}

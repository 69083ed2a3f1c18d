import { z } from 'zod/mini';
import { orNull } from './or-null.ts';
import { textSchema } from './text-schema.ts';
import { listOf } from './list-of.ts';

export const CONDITION_OPS = ['==', '!=', '>', '>=', '<', '<=', 'includes', 'is_set'] as const;

export type ConditionOp = (typeof CONDITION_OPS)[number];

export interface ConditionLeaf {
  /** Such as `event.title` or `custom.language`; the fields are listed in `evaluate-condition.ts`. */
  readonly field: string;
  readonly op: ConditionOp;
  /** Null for `is_set`, where it means nothing. */
  readonly value: string | number | boolean | null;
}

/** A tree of `all`, `any`, `not` and leaves (flow-spec section 1, Conditions). */
export type Condition =
  | ConditionLeaf
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

const leafSchema = z.strictObject({
  field: textSchema(120),
  op: z.literal(CONDITION_OPS),
  value: orNull(z.union([textSchema(500), z.number(), z.boolean()])),
});

export const conditionSchema: z.ZodMiniType<Condition> = z.union(
  [
    leafSchema,
    z.strictObject({
      get all() {
        return listOf(conditionSchema, 50);
      },
    }),
    z.strictObject({
      get any() {
        return listOf(conditionSchema, 50);
      },
    }),
    z.strictObject({
      get not() {
        return conditionSchema;
      },
    }),
  ],
  { error: 'must be all, any, not, or a field with op and value' },
);

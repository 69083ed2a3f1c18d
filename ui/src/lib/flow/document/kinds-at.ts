import { ACTION_KINDS } from '@kept/rules/actions/action-kinds';
import { actionSchema } from '@kept/rules/actions/action-schema';
import type { Action, AutoMessage, Trigger } from '@kept/rules/document';
import { KIND_WORDS } from '@kept/rules/kind-words';
import { TRIGGER_KINDS } from '@kept/rules/triggers/trigger-kinds';
import { triggerSchema } from '@kept/rules/triggers/trigger-schema';

/** Where a trigger or an action is to stand: at a message, or (null) among the defaults, where all can. */
type Place = Pick<AutoMessage, 'type' | 'purpose'> | null;

export interface KindAt<Type> {
  readonly type: Type;
  /** The seed's name for it. */
  readonly label: string;
  /** What it does, in a sentence. */
  readonly doc: string;
  readonly is_allowed: boolean;
}

type Kind = Pick<(typeof ACTION_KINDS)['reply'], 'label' | 'types' | 'purposes'>;

const TRIGGERS: readonly Trigger['type'][] = triggerSchema.def.options.flatMap(({ shape }) => shape.type.def.values);
const ACTIONS: readonly Action['type'][] = actionSchema.def.options.flatMap(({ shape }) => shape.type.def.values);

/** Every trigger, in the order of flow-spec section 2, those that can stand at the place first. */
export function triggersAt(place: Place): readonly KindAt<Trigger['type']>[] {
  return TRIGGERS.map((type) => kindAt(type, { kind: TRIGGER_KINDS[type], place })).toSorted(allowedFirst);
}

/** Every action, in the order of flow-spec section 3, those that can stand at the place first. */
export function actionsAt(place: Place): readonly KindAt<Action['type']>[] {
  return ACTIONS.map((type) => kindAt(type, { kind: ACTION_KINDS[type], place })).toSorted(allowedFirst);
}

function kindAt<Type extends keyof typeof KIND_WORDS>(
  type: Type,
  { kind, place }: { readonly kind: Kind; readonly place: Place },
): KindAt<Type> {
  const { label, types, purposes } = kind;
  return {
    ...{ type, label },
    doc: KIND_WORDS[type],
    is_allowed: place === null || (types.includes(place.type) && purposes.includes(place.purpose)),
  };
}

function allowedFirst(one: { readonly is_allowed: boolean }, other: { readonly is_allowed: boolean }): number {
  return Number(other.is_allowed) - Number(one.is_allowed);
}

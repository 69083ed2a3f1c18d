import { templateContentSchemas } from '@kept/rules/templates/template-schemas';
import type { Chip } from './chip.ts';
import { isWritten, newDraft, type ComposeDraft } from './compose-draft.ts';

const keyOf = (user_id: string): string => `kept.compose.${user_id}`;

/** Keeps what this person has written and not sent, in this browser; what is empty or private is forgotten. */
export function keepCompose(user_id: string, draft: ComposeDraft | null): void {
  try {
    if (draft === null || draft.send_securely || !isWritten(draft)) localStorage.removeItem(keyOf(user_id));
    else localStorage.setItem(keyOf(user_id), JSON.stringify(draft));
  } catch {
    // No room, or no storage: it lives as long as the dialog.
  }
}

/** What this person wrote and did not send; null when there is nothing that can be read. */
export function keptCompose(user_id: string): ComposeDraft | null {
  try {
    return readCompose(JSON.parse(localStorage.getItem(keyOf(user_id)) ?? 'null'));
  } catch {
    return null;
  }
}

/** Reads it back; what another version of Kept wrote and this one cannot read is not offered. */
export function readCompose(kept: unknown): ComposeDraft | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { sms, email, call, chips, channel, time_zone } = {
    sms: null,
    email: null,
    call: null,
    chips: null,
    channel: null,
    time_zone: null,
    ...kept,
  };
  const text = templateContentSchemas.sms.safeParse(sms);
  const mail = templateContentSchemas.email.safeParse(email);
  const said = templateContentSchemas.call.safeParse(call);
  if (!text.success || !mail.success || !said.success || typeof time_zone !== 'string') return null;
  return {
    ...newDraft({ chips: readChips(chips), time_zone }),
    channel: channel === 'email' || channel === 'call' ? channel : 'sms',
    sms: text.data,
    email: mail.data,
    call: said.data,
  };
}

const KINDS = ['appointment', 'participant', 'contact', 'address'] as const;

function readChips(kept: unknown): readonly Chip[] {
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((chip: unknown) => {
    const { kind, id, label } = { kind: null, id: null, label: null, ...(typeof chip === 'object' ? chip : {}) };
    const known = KINDS.find((each) => each === kind);
    return known === undefined || typeof id !== 'string' || typeof label !== 'string'
      ? []
      : [{ kind: known, id, label }];
  });
}

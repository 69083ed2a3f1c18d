import type { Definitions } from '@kept/rules/definitions';
import type { AutoMessage } from '@kept/rules/document';
import type { SendEffect } from '@kept/rules/effect';
import type { Input } from '@kept/rules/input';
import { findMessage } from '@kept/rules/turn/find-authored';
import type { DecidedStep } from '../run-steps.ts';
import type { SecureMessagingSettings } from '@kept/persistence/secure-messaging-settings';

interface Sending {
  readonly settings: SecureMessagingSettings | undefined;
  readonly definitions: Definitions;
  readonly input: Input;
  readonly effect: Pick<SendEffect, 'source' | 'channel'>;
}

/**
 * Whether a client gets a link to the words instead of the words: an auto message that says so, or whose purpose the
 * account sends securely; what it answers by itself; and every answer to what came through a link. Pure.
 */
export function goesSecurely({ settings, definitions, input, effect: { source, channel } }: Sending): boolean {
  if (channel === 'call') return false;
  if (input.type === 'reply' && input.secure === true) return true;
  if (source.kind === 'system_text') return false;
  const message = findMessage(definitions, source)?.message;
  return message !== undefined && isToGoSecurely(message, settings);
}

/** Whether an auto message says so itself, or the account says it of its purpose; a call never goes so. Pure. */
export function isToGoSecurely(
  { type, send_securely, purpose }: AutoMessage,
  settings: SecureMessagingSettings | undefined,
): boolean {
  if (type === 'call') return false;
  return send_securely || (settings?.enabled === true && settings.automated.includes(purpose));
}

/** Whether a step sends anything securely, and the keys of the account are needed for it. Pure. */
export function mayGoSecurely({
  step: { input, effects },
  ...rest
}: Pick<Sending, 'settings' | 'definitions'> & { readonly step: DecidedStep }): boolean {
  return effects.some((effect) => effect.type === 'send' && goesSecurely({ ...rest, input, effect }));
}

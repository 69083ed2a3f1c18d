import type { DeliveryAttempt } from '#lib/api/generated/types.gen.ts';

const OUTCOMES: Readonly<Record<DeliveryAttempt['outcome'], string>> = {
  pending: 'Waiting for the carrier’s answer',
  accepted: 'The carrier took it',
  not_sent: 'Not sent, tried again later',
  failed: 'Refused',
  unknown: 'No answer',
};

/** How a try ended. */
export function outcomeWords(outcome: DeliveryAttempt['outcome']): string {
  return OUTCOMES[outcome];
}

/** The carrier's word for how far a message came, as people say it; an unknown one as it is. `gone` is ours. */
export function reportWords(status: string): string {
  if (status === 'gone') return 'The carrier has no record of it any more';
  const words = status.replaceAll('_', ' ').trim();
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/**
 * How long after the beginning of a try something was: tries run on real time, whatever a sandbox's clock shows, so
 * only the distance can be told. `0.4 s later`, `3 min later`.
 */
export function laterWords({ from, to }: { readonly from: string; readonly to: string }): string {
  const seconds = Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
  if (seconds < 10) return `${seconds.toFixed(1)} s later`;
  if (seconds < 100) return `${Math.round(seconds)} s later`;
  const minutes = seconds / 60;
  return minutes < 100 ? `${Math.round(minutes)} min later` : `${Math.round(minutes / 60)} h later`;
}

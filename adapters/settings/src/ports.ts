import type { Variables } from './variables.ts';

/** The ports of one installation on this machine. */
export type Ports = {
  readonly api: number;
  readonly carrier: number;
  readonly smtp: number;
  readonly postgres: number;
  readonly temporal: number;
  readonly temporal_ui: number;
};

/** Ports follow KEPT_PORT so that copies run side by side with one variable changed; each can be set by itself. */
export function portsOf(variables: Variables): Ports {
  const first = variables.KEPT_PORT;
  return {
    api: first,
    carrier: variables.KEPT_CARRIER_PORT ?? first + 1,
    smtp: variables.KEPT_SMTP_PORT ?? first + 2,
    postgres: variables.KEPT_POSTGRES_PORT ?? first + 3,
    temporal: variables.KEPT_TEMPORAL_PORT ?? first + 4,
    temporal_ui: variables.KEPT_TEMPORAL_UI_PORT ?? first + 5,
  };
}

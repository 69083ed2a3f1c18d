/** `channel.capabilities`: what the provider does by itself. */
export interface ChannelCapabilities {
  /** The carrier answers STOP, START and HELP, so we stay silent (flow-spec ruling 1). */
  readonly carrier_answers_opt_out?: boolean;
}

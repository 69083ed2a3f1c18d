/** Words by which a text asks for an answer, in the languages the product's own texts are in. */
const ASKS = /\b(?:reply|respond|answer|text back|antworte|antworten|responda|responde|répondez|responder)\b/iu;

/** Whether a text seems to ask for an answer, so that staff are asked whether replies are for them (flow-spec ruling 28). */
export function asksForReply(text: string): boolean {
  return ASKS.test(text);
}

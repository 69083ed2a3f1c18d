const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML that shows it letter for letter. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (letter) => ENTITIES[letter] ?? letter);
}

/** A plain mail as an HTML one: its lines as they are. */
export function htmlOfText(text: string): string {
  return `<div style="white-space: pre-wrap">${escapeHtml(text)}</div>`;
}

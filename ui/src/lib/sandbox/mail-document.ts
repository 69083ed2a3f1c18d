/**
 * A mail's HTML as a document for a frame that runs nothing (`sandbox` on the frame sees to that). Nothing is fetched
 * for it, so that looking at a mail tells nobody, and its links open beside the product.
 */
export function mailDocument(html: string): string {
  return [
    '<!doctype html>',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:">`,
    '<meta name="referrer" content="no-referrer">',
    '<meta name="color-scheme" content="light">',
    '<base target="_blank">',
    html,
  ].join('\n');
}

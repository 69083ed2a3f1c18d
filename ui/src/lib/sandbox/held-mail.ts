/** A mail's markup without anything that acts, its styles laid aside. */
export interface HeldMail {
  readonly html: string;
  /** The texts of its style elements. */
  readonly sheets: readonly string[];
}

/** Where an element's own style waits. */
const HELD = 'data-held-style';

const ACTING = 'script, link, meta, base, iframe, frame, object, embed, form';
const LEADS_SOMEWHERE = /^(https?|mailto|tel):/i;

/** Where the text of a style element waits. */
const SHEET = 'data-held-sheet';

/**
 * Takes a mail apart. The page's policy, under which the frame stands, forbids styles that are written into markup, and
 * rightly so; set by script they are allowed, so they wait until the frame has its document (`wearStyles`). They are
 * renamed before anything is parsed: parsing them is an offence already. A tag that this misreads lacks its style, and
 * nothing else depends on it.
 */
export function holdMail(html: string): HeldMail {
  const renamed = html
    .replaceAll(/<style\b/gi, `<template ${SHEET}`)
    .replaceAll(/<\/style\b/gi, '</template')
    .replaceAll(/(<[a-z][^<>]*?\s)style(\s*=)/gi, `$1${HELD}$2`);
  const document = new DOMParser().parseFromString(renamed, 'text/html');
  for (const element of document.querySelectorAll(ACTING)) element.remove();
  const held = [...document.querySelectorAll(`template[${SHEET}]`)];
  const sheets = held.flatMap((each) => (each instanceof HTMLTemplateElement ? [each.content.textContent ?? ''] : []));
  for (const element of held) element.remove();
  for (const link of document.querySelectorAll('[href]')) {
    if (!LEADS_SOMEWHERE.test(link.getAttribute('href')?.trim() ?? '')) link.removeAttribute('href');
  }
  return { html: document.documentElement.outerHTML, sheets };
}

/** Gives the frame's document the mail's styles. What they name outside (pictures, fonts) is not fetched. */
export function wearStyles(document: Document, sheets: readonly string[]): void {
  // The frame's own: what it holds is none of this window's classes.
  const view = document.defaultView;
  if (view === null) return;
  document.adoptedStyleSheets = sheets.map((text) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  for (const element of document.querySelectorAll(`[${HELD}]`)) {
    if (element instanceof view.HTMLElement) element.style.cssText = element.getAttribute(HELD) ?? '';
  }
}

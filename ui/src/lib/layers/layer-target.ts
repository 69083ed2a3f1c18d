/** Where menus and other layers are put: into the page's main landmark, so that a screen reader finds them in one. */
export function layerTarget(): HTMLElement {
  return document.querySelector('main') ?? document.body;
}

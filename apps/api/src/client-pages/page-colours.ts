/** The product's own, for a business that has chosen none. */
const OURS = '#4338ca';
const SHAPE = /^#[0-9a-f]{6}$/u;
const LIGHT = '#ffffff';
const DARK = '#14161c';

interface PageColours {
  readonly brand: string;
  /** What is written on it: whichever of light and dark is read better. */
  readonly on_brand: string;
}

/** The business's colour and what is written on it, which has at least the contrast that WCAG asks of text (4.5). */
export function pageColours(colour: string | null): PageColours {
  const brand = colour !== null && SHAPE.test(colour) ? colour : OURS;
  return { brand, on_brand: contrast(brand, LIGHT) >= contrast(brand, DARK) ? LIGHT : DARK };
}

/** The contrast ratio of WCAG 2: from 1 to 21. */
function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].toSorted((one, other) => one - other);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

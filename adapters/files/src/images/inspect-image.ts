import sharp from 'sharp';
import { FILE_LIMITS } from '../file-limits.ts';
import type { FileRefusal, InspectedFile } from '../inspected-file.ts';

type ImageInspection =
  | { readonly ok: true; readonly file: Pick<InspectedFile, 'width' | 'height' | 'rendition'> }
  | { readonly ok: false; readonly refusal: FileRefusal };

/** The longer side of the small picture, in pixels: a thread shows it, a click opens the whole. */
const SMALL = 640;
const WITHIN_S = 20;

/**
 * Opens an image once, within its limits, and makes a small one of it. A few bytes can claim a picture of gigabytes: its
 * size is read from its head before a pixel is.
 */
export async function inspectImage(bytes: Uint8Array): Promise<ImageInspection> {
  try {
    const { width, height, pages = 1, orientation = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const pixels = width * height;
    if (pixels > FILE_LIMITS.pixels || pages > 1_000) return tooLarge(width, height);
    const small = await sharp(bytes, { limitInputPixels: FILE_LIMITS.pixels, failOn: 'error' })
      .rotate()
      .resize({ width: SMALL, height: SMALL, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80 })
      .timeout({ seconds: WITHIN_S })
      .toBuffer();
    // From 5 on, the picture lies on its side (EXIF).
    const upright = orientation < 5 ? { width, height } : { width: height, height: width };
    return { ok: true, file: { ...upright, rendition: { content_type: 'image/jpeg', bytes: small } } };
  } catch {
    const message = 'The picture cannot be opened, it is damaged: save it once more, or choose another.';
    return { ok: false, refusal: { code: 'image_broken', message } };
  }
}

function tooLarge(width: number, height: number): ImageInspection {
  const millions = FILE_LIMITS.pixels / 1_000_000;
  const message = `The picture is ${width} × ${height} pixels, more than ${millions} million: make it smaller.`;
  return { ok: false, refusal: { code: 'image_too_large', message } };
}

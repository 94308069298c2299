/** The site's faces, for a page that does not have them: a shadow tree's sheet cannot bring a face. */
import { at } from '../origin.js';
import { FACE, waitForFace } from '../theme.js';
import { FACES } from './site.js';

/** Declares the faces, once, and waits a little for those that every figure is set in. */
export async function waitForFaces() {
  if (![...document.fonts].some(({ family }) => family.replaceAll('"', '') === FACE)) {
    for (const { weight, file, range } of FACES) document.fonts.add(new FontFace(FACE, `url(${at(file).href})`, { weight, unicodeRange: range, display: 'swap' }));
  }
  await waitForFace();
}

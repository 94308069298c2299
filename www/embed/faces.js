/** The site's faces, for a page that does not have them: a shadow tree's sheet cannot bring a face. */
import { at } from '../origin.js';
import { FACES } from './site.js';

const FAMILY = 'Atlas Sans';
/** How long a canvas waits for the face before it draws in another, in ms. */
const WAIT_MS = 1500;

/** Declares the faces, once, and waits a little for those that every figure is set in. */
export async function waitForFaces() {
  if (![...document.fonts].some(({ family }) => family.replaceAll('"', '') === FAMILY)) {
    for (const { weight, file, range } of FACES) document.fonts.add(new FontFace(FAMILY, `url(${at(file).href})`, { weight, unicodeRange: range, display: 'swap' }));
  }
  const faces = ['400 13px', '600 13px'].map(size => document.fonts.load(`${size} "${FAMILY}"`));
  const late = new Promise(resolve => { setTimeout(resolve, WAIT_MS); });
  await Promise.race([Promise.all(faces).catch(() => {}), late]);
}

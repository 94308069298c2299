/** Putting a text into the clipboard, where the browser lets a page do that in either of its ways. Nothing else is here. */
import { focusedNear, make } from './element.js';

/**
 * Copies a text, and tells whether that went well.
 * @param {string} text
 * @param {HTMLElement} near what the reader is at: the focus stays there
 */
export async function copyText(text, near) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Where the page may not write by itself, what is selected can still be copied.
    const field = Object.assign(make('textarea', 'heard'), { value: text });
    const held = focusedNear(near);
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    if (held instanceof HTMLElement) held.focus({ preventScroll: true });
    return done;
  }
}

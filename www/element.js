/**
 * Making elements: a name, a class and a text go in; saying in which language a text is; and what has the focus, or was
 * meant by an event, where a figure may stand inside a custom element. Nothing else is here.
 */
import { spoken } from './strings.js';

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {string} [text]
 */
export function make(name, className, text = '') {
  const element = Object.assign(document.createElement(name), { className, textContent: text });
  if (element instanceof HTMLButtonElement) element.type = 'button';
  if (text) tagTongue(element);
  return element;
}

/**
 * Tags an element with the language of its text, where that is not the page's: names stand in both side by side.
 * @param {HTMLElement} element
 */
export function tagTongue(element) {
  const text = element.textContent ?? '';
  const chinese = spoken().startsWith('zh');
  const han = /\p{Script=Han}/u.test(text);
  if (han && !chinese) element.lang = 'zh-Hans';
  if (chinese && !han && /\p{Letter}\S* +\S*\p{Letter}/u.test(text)) element.lang = 'en';
}

/** The element that has the focus, as seen from a node. @param {Node} node */
export function focusedNear(node) {
  return /** @type {Document | ShadowRoot} */ (node.getRootNode()).activeElement ?? document.activeElement;
}

/** The innermost element that an event meant. @param {Event} event */
export function meantBy(event) {
  return event.composedPath()[0] ?? null;
}

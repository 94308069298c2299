/** Making elements: a name, a class and a text go in; and saying in which language a text is. Nothing else is here. */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {string} [text]
 */
export function make(name, className, text = '') {
  const element = Object.assign(document.createElement(name), { className, textContent: text });
  if (element instanceof HTMLButtonElement) element.type = 'button';
  return element;
}

/**
 * Tags an element with the language of its text, where that is not the page's: names stand in both side by side.
 * @param {HTMLElement} element
 */
export function tagTongue(element) {
  const text = element.textContent ?? '';
  const chinese = document.documentElement.lang.startsWith('zh');
  const han = /\p{Script=Han}/u.test(text);
  if (han && !chinese) element.lang = 'zh-Hans';
  if (chinese && !han && /\p{Letter}\S* +\S*\p{Letter}/u.test(text)) element.lang = 'en';
}

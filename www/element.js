/** Making elements: a name, a class and a text go in. Nothing else is here. */

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

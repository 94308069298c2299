/**
 * Stands in the one file for scripts that only a site can carry out: lessons, questions, the story and what is to be
 * embedded. The page says in its words where they are (`pieces.html`); here nothing happens.
 */

export function watchLearning() {}

export function tell() {}

export function makeSection() {
  return { root: Object.assign(document.createElement('div'), { hidden: true }), show() {} };
}

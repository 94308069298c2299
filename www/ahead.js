/**
 * Views made ready before they are asked for. When a pointer, a finger or the focus comes to the choice of views of a
 * figure, what its other views draw is brought, and the core lays each out once where nobody sees it. Whoever then
 * chooses one waits for less; whoever does not, sees nothing of it.
 */

/** What may be on its way to a choice. */
const COMING = ['pointerover', 'pointerdown', 'focusin'];

/** @param {import('./figure.js').FigureView} view */
export function watchAhead(view) {
  let made = '';
  /** @param {Event} event */
  const come = event => {
    const control = event.target instanceof Element ? event.target.closest('.control') : null;
    const values = control ? viewsOf(control) : [];
    const now = [view.host.lang(), view.host.theme(), view.width, devicePixelRatio].join();
    if (!values.length || made === now) return;
    made = now;
    makeReady(view, values).catch(() => {
      made = '';
    });
  };
  for (const type of COMING) view.controls.root.addEventListener(type, come);
}

/** The views that a control offers. @param {Element} control */
function viewsOf(control) {
  const select = control.querySelector('select');
  if (select) return select.name === 'view' ? [...select.options].map(option => option.value) : [];
  return [...control.querySelectorAll('input')].filter(input => input.dataset.key === 'view').map(input => input.value);
}

/** One after the other, with room for what is more urgent. @param {import('./figure.js').FigureView} view @param {string[]} values */
async function makeReady(view, values) {
  const canvas = document.createElement('canvas');
  for (const value of values) {
    const pairs = view.stateWith([['view', value]]);
    await view.host.prepare(view.id, pairs);
    await new Promise(done => setTimeout(done));
    view.guard(() => view.handle?.ahead(pairs, canvas, devicePixelRatio, view.host.theme()));
  }
}

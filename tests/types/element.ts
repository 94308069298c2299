/** A page of others that uses the element, read by the type checker alone: each line holds or fails `tsc`. */
import { ResponseAtlas } from '../../www/response-atlas';
import type { ChangeDetail, FigureId } from '../../www/response-atlas';

ResponseAtlas.base = 'https://example.org/atlas/';
const element = document.createElement('response-atlas');
element.figure = 'growth';
element.state = 'view=aligned&nth=10';
element.theme = 'dark';
const home: string = element.href;
const figure: FigureId = element.figure;
element.addEventListener('atlas:focus', ({ detail }) => { if (detail.fact !== null) document.title = detail.fact.toUpperCase(); });
element.addEventListener('atlas:change', function ({ detail }) { keep(this.state + home + figure, detail); });
document.querySelector('response-atlas')?.reset();

function keep(state: string, { state: pairs }: ChangeDetail) {
  for (const [key, value] of pairs) console.log(state, key.length, value.length);
}

// @ts-expect-error a figure that there is not
element.figure = 'weather';
// @ts-expect-error what is on screen cannot be set
element.status = 'ready';
// @ts-expect-error a theme that there is not
element.theme = 'sepia';

/**
 * The module of the custom element, which the build joins into one file: `<script type="module" src="response-atlas.js">`
 * and `<response-atlas figure="growth">` show a figure of the atlas in any page. The wasm core lies beside it and comes
 * by itself. What is exported is told in `response-atlas.d.ts`.
 */
import { ResponseAtlas } from './atlas_element.js';

export { ResponseAtlas };
export { speaker } from './speaker.js';

if (globalThis.customElements && !customElements.get('response-atlas')) customElements.define('response-atlas', ResponseAtlas);

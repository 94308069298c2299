/**
 * `<response-atlas>`, one figure of the Response Atlas in any page.
 *
 * ```html
 * <script type="module" src="https://HOST/response-atlas.js"></script>
 * <response-atlas figure="growth" view="aligned" places="ITA,KOR" lang="en" theme="dark">
 *   <a href="https://HOST/#figure=growth"><img src="https://HOST/figures/growth.svg" alt="…"></a>
 * </response-atlas>
 * ```
 *
 * What stands in the element is shown until the figure is live, and stays where it cannot start; an empty element takes
 * the site's own picture, words and table. All elements of a page share one core. The files may lie on another host, which
 * must send `Access-Control-Allow-Origin`. A page with a Content-Security-Policy allows that host in `script-src`,
 * `connect-src`, `img-src` and `font-src`, and `'wasm-unsafe-eval'` in `script-src`; no inline style is needed.
 */

export type FigureId = 'growth' | 'aid' | 'institutions' | 'structures' | 'reported';

/** A key and a value of a figure's state, as in the atlas's addresses; only what differs from the default. */
export type Pair = [key: string, value: string];

export interface ReadyDetail {
  figure: FigureId;
}

export interface FocusDetail {
  figure: FigureId;
  /** Id of the fact whose mark has the focus; null for none, or for a mark that stands for no fact. */
  fact: string | null;
}

export interface ChangeDetail {
  figure: FigureId;
  state: Pair[];
}

export interface ResponseAtlasEventMap extends HTMLElementEventMap {
  /** The figure is live. */
  'atlas:ready': CustomEvent<ReadyDetail>;
  /** A mark has taken or lost the focus, by pointer or key. */
  'atlas:focus': CustomEvent<FocusDetail>;
  /** The reader changed the state, or settled a change. */
  'atlas:change': CustomEvent<ChangeDetail>;
}

export class ResponseAtlas extends HTMLElement {
  /**
   * The folder that holds the wasm core, data, pictures and faces; where this file came from unless set. A bundler moves
   * this file: set it then, before the first element stands.
   */
  static base: string;

  /** Attribute `figure`: which figure. */
  figure: FigureId;
  /** Attribute `view`: which view of it; read, the one on screen. */
  view: string;
  /** Attribute `theme`: `light`, `dark`, or empty for the system's. */
  theme: '' | 'light' | 'dark';
  /**
   * Attribute `state`: the pairs of an address, `view=aligned&nth=10`; read, the state on screen. Each key is an attribute
   * of its own too (`places="ITA,KOR"`), which overrules the same key in `state`. The command `atlas figures` lists them.
   */
  state: string;

  /** `picture` until the figure is live, then `ready`; `failed` where it could not start. Attribute `data-state` says the same. */
  readonly status: 'picture' | 'ready' | 'failed';
  /** The title that the figure shows. */
  readonly heading: string;
  /** The address of the whole atlas in this state; empty where it is not known (attribute `home` gives it). */
  readonly href: string;
  /** The pairs of the state on screen. */
  readonly pairs: Pair[];

  /** Goes back to the figure's default state. */
  reset(): void;

  // Attributes without a property of their own: `lang` (`en`, `zh`; else the language of the page around), `level` (1 to 6,
  // of the heading), `home` (the address of the atlas), `v` (the version that a snippet was made with; the element says
  // where it is another one), `pinned` (with `v`: what stands in the element is kept then).

  addEventListener<K extends keyof ResponseAtlasEventMap>(type: K, listener: (this: ResponseAtlas, event: ResponseAtlasEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof ResponseAtlasEventMap>(type: K, listener: (this: ResponseAtlas, event: ResponseAtlasEventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'response-atlas': ResponseAtlas;
  }
}

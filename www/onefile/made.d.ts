/** What the build makes for the one file. */

declare module 'glue' {
  /** An instance of the core's glue of its own at each call. */
  export function makeGlue(): any;
}

declare module 'scripts' {
  /** The scripts that others import by a name that they make. */
  export const scripts: Record<string, () => Promise<any>>;
}

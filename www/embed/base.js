/**
 * Where the files of the atlas lie: beside this script, unless the page says otherwise, as it must when its own build
 * has put the script into another file. The build reads every `import.meta.url` of the joined scripts from here.
 */
const { url } = import.meta;

export let atlasBase = url;

/** @param {string} address of the folder */
export function setBase(address) {
  atlasBase = new URL('response-atlas.js', new URL(address.replace(/\/*$/, '/'), globalThis.document?.baseURI)).href;
}

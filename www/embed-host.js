// For a page that embeds figures: each frame of this atlas gets the height that it tells. In come messages, which count
// only from a frame of this page whose address is an embed.html beside this file; out goes the height of that frame.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { href, origin } = new URL('embed.html', script.src);
  addEventListener('message', ({ data, source, origin: from }) => {
    const height = data?.type === 'response-atlas:height' ? Math.round(data.height) : 0;
    // A sandboxed frame has no origin: it says null.
    if (!(height > 0 && height < 30000) || (from !== origin && from !== 'null')) return;
    for (const frame of document.querySelectorAll('iframe')) {
      if (frame.contentWindow === source && frame.src.split('#')[0] === href) frame.style.height = `${height}px`;
    }
  });
})();

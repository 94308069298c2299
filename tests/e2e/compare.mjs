/**
 * Two pictures against each other, inside a page. In come their addresses, out
 * go their sizes, the share of pixels that differ visibly, and the tiles whose
 * ink stands elsewhere. It runs in the browser: nothing outside the function
 * is in reach.
 */

/**
 * @param {[string, string]} urls data addresses of the two pictures
 * @returns {Promise<{sizes: number[][], differing: number, tiles: number, moved: {x: number, y: number, by: number[], left: number}[]}>}
 *   `moved`: each tile's corner in px, the shift that fits it best, and the share of its ink that no shift explains
 */
export async function compare(urls) {
  /** Tiles about a word wide and a line high, in px. */
  const TILE = [48, 24];
  /** The farthest shift that is tried, in px; and the one that counts as the same place. */
  const REACH = 4;
  const SAME = 1;
  /** Ink from which a pixel counts as drawn, and a difference as seen (of 255). */
  const SEEN = 48;
  /** Tiles with less ink than this share of full black say nothing. */
  const SPARSE = 0.02;
  /** A better fit elsewhere counts from this gain on; a fit as bad as this is other content. */
  const GAIN = 0.85;
  const LOST = 0.75;

  /** Distance of each pixel from the ground, 0 to 255. */
  async function readInk(url) {
    const image = new Image();
    image.src = url;
    await image.decode();
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const ink = new Float32Array(width * height);
    for (let i = 0; i < ink.length; i += 1) {
      for (let c = 0; c < 3; c += 1) ink[i] = Math.max(ink[i], Math.abs(data[4 * i + c] - data[c]));
    }
    return { width, height, ink };
  }

  const [a, b] = await Promise.all(urls.map(readInk));
  const sizes = [a, b].map(({ width, height }) => [width, height]);
  const width = Math.min(a.width, b.width);
  const height = Math.min(a.height, b.height);

  let differing = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) differing += Math.abs(a.ink[y * a.width + x] - b.ink[y * b.width + x]) > SEEN ? 1 : 0;
  }

  /** How much of a tile's ink differs from the other picture's, moved by (dx, dy). */
  function cost(left, top, dx, dy) {
    let sum = 0;
    for (let y = top; y < top + TILE[1]; y += 1) {
      for (let x = left; x < left + TILE[0]; x += 1) sum += Math.abs(a.ink[y * a.width + x] - b.ink[(y + dy) * b.width + x + dx]);
    }
    return sum;
  }

  function judge(left, top) {
    let total = 0;
    for (let y = top; y < top + TILE[1]; y += 1) for (let x = left; x < left + TILE[0]; x += 1) total += a.ink[y * a.width + x];
    if (total < SPARSE * 255 * TILE[0] * TILE[1]) return null;
    let near = Infinity;
    let best = Infinity;
    let by = [0, 0];
    for (let dy = -REACH; dy <= REACH; dy += 1) {
      for (let dx = -REACH; dx <= REACH; dx += 1) {
        const found = cost(left, top, dx, dy);
        if (Math.abs(dx) <= SAME && Math.abs(dy) <= SAME) near = Math.min(near, found);
        if (found < best) [best, by] = [found, [dx, dy]];
      }
    }
    return { moved: best < GAIN * near || best > LOST * total, by, left: Math.round((100 * best) / total) / 100 };
  }

  let tiles = 0;
  const moved = [];
  for (let y = REACH; y + TILE[1] + REACH <= height; y += TILE[1]) {
    for (let x = REACH; x + TILE[0] + REACH <= width; x += TILE[0]) {
      const found = judge(x, y);
      if (!found) continue;
      tiles += 1;
      if (found.moved) moved.push({ x, y, by: found.by, left: found.left });
    }
  }
  return { sizes, differing: Math.round((1e4 * differing) / (width * height)) / 1e4, tiles, moved };
}

#!/usr/bin/env python3
"""Makes a PNG of the core small enough for README.md: the light theme's colors and a few of their tints in a palette.

  target/release/atlas render growth --width 720 --format png -o /tmp/growth.png
  python3 tests/tools/small_png.py /tmp/growth.png tests/golden/readme-growth.png
"""
import struct
import sys
import zlib

# src/scene/theme.rs, light: paper, ink, ink-soft, rule, land, land-edge, cases, aid-out, aid-in, organisation, band, muted.
PAPER = 0xFBFAF7
THEME = [PAPER, 0x1A1C1E, 0x5B6066, 0xDEDCD5, 0xE9E6DD, 0xC4BFB2, 0xC64370, 0x0071E0, 0x823500, 0x541599, 0xEFEDE6, 0x808282]
TINTED = [0x1A1C1E, 0xC64370, 0x0071E0, 0x823500, 0x541599]


def chunks(data):
    at = 8
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        yield kind, data[at + 8 : at + 8 + size]
        at += size + 12


def pixels(data):
    """Width, height and rows of RGB triples of an 8-bit RGBA or RGB picture without interlace."""
    parts = list(chunks(data))
    width, height, depth, color, _, _, interlace = struct.unpack(">IIBBBBB", parts[0][1])
    assert depth == 8 and color in (2, 6) and interlace == 0
    step = 4 if color == 6 else 3
    raw = zlib.decompress(b"".join(body for kind, body in parts if kind == b"IDAT"))
    before = bytearray(width * step)
    rows = []
    for y in range(height):
        start = y * (width * step + 1)
        line = unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + width * step]), before, step)
        rows.append([(line[i], line[i + 1], line[i + 2]) for i in range(0, len(line), step)])
        before = line
    return width, height, rows


def unfiltered(kind, line, above, step):
    for i in range(len(line)):
        a = line[i - step] if i >= step else 0
        b = above[i]
        c = above[i - step] if i >= step else 0
        nearest = min((abs(b - c), 0, a), (abs(a - c), 1, b), (abs(a + b - 2 * c), 2, c))[2]
        line[i] = (line[i] + (0, a, b, (a + b) // 2, nearest)[kind]) & 255
    return line


def palette():
    """The theme's colors, and the strong ones halfway to paper, for edges and pale lines."""
    split = lambda color: (color >> 16, color >> 8 & 255, color & 255)
    half = lambda color: tuple((a + b) // 2 for a, b in zip(split(color), split(PAPER)))
    return [split(c) for c in THEME] + [half(c) for c in TINTED]


def distance(one, other):
    return sum((a - b) ** 2 for a, b in zip(one, other))


def main(source, target):
    width, height, rows = pixels(open(source, "rb").read())
    colors = palette()
    nearest = {}
    raw = bytearray()
    for row in rows:
        raw.append(0)
        for pixel in row:
            if pixel not in nearest:
                nearest[pixel] = min(range(len(colors)), key=lambda i: distance(colors[i], pixel))
            raw.append(nearest[pixel])

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = [(b"IHDR", header), (b"PLTE", bytes(v for c in colors for v in c)), (b"IDAT", zlib.compress(bytes(raw), 9)), (b"IEND", b"")]
    with open(target, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts))


main(*sys.argv[1:])

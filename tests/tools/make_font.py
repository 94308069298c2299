#!/usr/bin/env python3
"""Cut "Atlas Sans" out of Source Sans 3 and write the table of its widths.

usage: make_font.py PACKAGE [--root ROOT]

PACKAGE is the unpacked npm package `source-sans` 3.52.0 (it holds TTF/ and
LICENSE.md); ROOT is this repository (default: where the script stands). Needs
`fonttools` and `brotli`:

    npm pack source-sans@3.52.0 && tar xzf source-sans-3.52.0.tgz
    pip install fonttools==4.68.0 brotli==1.2.1
    python3 tests/tools/make_font.py package

Writes, byte for byte the same on each run:

    www/fonts/atlas-400.woff2, atlas-600.woff2   what the page loads: plain letters, digits, signs
    www/fonts/atlas-400-more.woff2, …            letters with accents, which it loads when it draws one
    www/fonts/atlas-400.ttf, atlas-600.ttf       the same outlines, for native PNG
    www/fonts/OFL.txt                            the license of the face
    src/scene/advances.rs                        the widths that layout measures with

What is done to the face: only CHARS stay; digits are tabular lining figures
(the face's plain ones are); every layout feature goes, kerning too, so that a run of
text is as wide as the sum of its advances wherever it is drawn; hinting goes;
the family is renamed, since "Source" is a reserved font name.
"""
import argparse
import pathlib
import re

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Atlas Sans"
WEIGHTS = {400: "Regular", 600: "Semibold"}

# Characters of the words, numbers and names the atlas shows.
CHARS = sorted(
    set(range(0x20, 0x7F))  # Basic Latin
    | set(range(0xC0, 0x100))  # the letters of Latin-1
    | set(map(ord, "£¥§©«°±²³¹·»¼½¾"))
    | set(map(ord, "ăąćČčęěğıİŁłńňőřŚśŞşŠšțūůŹźŻżŽž"))  # letters of names of places and persons
    | set(map(ord, "–—‘’“”†‡•…‰′″€−→←↑↓≈≠≤≥"))
    | {0xA0, 0x2007, 0x2009, 0x2011, 0x202F}  # no-break, figure, thin and narrow spaces, fixed hyphen
)
# What the first views are set in; `page.css` names the same ranges for both files.
PLAIN = set(range(0x20, 0x7F)) | {0xA0, 0x2007, 0x2009, 0x2011, 0x202F} | set(map(ord, "·×–—‘’“”…−"))
MORE = [char for char in CHARS if char not in PLAIN]


def read(package, weight, chars=CHARS):
    """The upstream face of one weight, reduced to some characters."""
    font = TTFont(package / "TTF" / f"SourceSans3-{WEIGHTS[weight]}.ttf", recalcTimestamp=False)
    check_digits(font)
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = [0, 5, 14]
    options.name_languages = [0x409]
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "DSIG", "gasp", "fpgm", "prep", "cvt "]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=chars)
    cutter.subset(font)
    rename(font, weight)
    return font


def check_digits(font):
    """The face's plain digits are its tabular lining ones; a release where they are not needs `tnum` baked in."""
    cmap = font.getBestCmap()
    widths = {font["hmtx"][cmap[char]][0] for char in range(0x30, 0x3A)}
    assert len(widths) == 1, f"the plain digits are not tabular: {widths}"


def rename(font, weight):
    """Give the face its own family name and a weight that style matching finds."""
    style = {400: "Regular", 600: "SemiBold"}[weight]
    legacy = FAMILY if weight == 400 else f"{FAMILY} {style}"
    names = font["name"]
    copyright_line = names.getDebugName(0)
    version = names.getDebugName(5).split(";")[0]
    license_url = names.getDebugName(14)
    names.names = []
    entries = {
        0: copyright_line,
        1: legacy,
        2: "Regular",
        3: f"{FAMILY} {style}; cut from the upstream release {version}",
        4: f"{FAMILY} {style}",
        5: version,
        6: f"AtlasSans-{style}",
        14: license_url,
    }
    if weight != 400:
        entries |= {16: FAMILY, 17: style}
    for key, text in entries.items():
        names.setName(text, key, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def save(font, path):
    font.flavor = "woff2" if path.suffix == ".woff2" else None
    font.save(path)


def advances(fonts):
    """Rows (char, regular, semibold) in thousandths of an em."""
    rows = []
    for char in CHARS:
        row = [char]
        for font in fonts.values():
            cmap, em = font.getBestCmap(), font["head"].unitsPerEm
            assert char in cmap, f"the face lacks U+{char:04X}"
            row.append(round(font["hmtx"][cmap[char]][0] * 1000 / em))
        rows.append(tuple(row))
    return rows


def vertical(font):
    """Ascent, descent, cap height and x height of the regular face."""
    table, em = font["OS/2"], font["head"].unitsPerEm
    values = (font["hhea"].ascent, -font["hhea"].descent, table.sCapHeight, table.sxHeight)
    return [round(v * 1000 / em) for v in values]


HEAD = """\
//! Advance widths of Atlas Sans, the one Latin face of the atlas.
//!
//! Written by `tests/tools/make_font.py` from the same faces as `www/fonts`;
//! do not edit by hand. All lengths are thousandths of an em. The faces carry
//! no kerning and no ligatures, so the width of a run is the sum of its
//! advances. A character that is not here has no glyph in the face.

/// Top of the line above the baseline, from the face's `hhea` table.
pub const ASCENT: u16 = {ascent};
/// Bottom of the line below the baseline, as a positive length.
pub const DESCENT: u16 = {descent};
/// Height of a capital letter, and of a digit, above the baseline.
pub const CAP_HEIGHT: u16 = {cap};
/// Height of a lower-case x above the baseline.
pub const X_HEIGHT: u16 = {x};

/// `(character, regular, semibold)`, sorted by character.
#[rustfmt::skip]
pub static ADVANCES: [(u32, u16, u16); {count}] = [
"""


def rust(rows, heights):
    ascent, descent, cap, x = heights
    text = HEAD.format(ascent=ascent, descent=descent, cap=cap, x=x, count=len(rows))
    for start in range(0, len(rows), 5):
        cells = [f"(0x{c:04x}, {r}, {s})" for c, r, s in rows[start : start + 5]]
        text += "    " + ", ".join(cells) + ",\n"
    return text + "];\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=pathlib.Path)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    args = parser.parse_args()
    folder = args.root / "www" / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    fonts = {weight: read(args.package, weight) for weight in WEIGHTS}
    for weight, font in fonts.items():
        save(font, folder / f"atlas-{weight}.ttf")
        plain = [char for char in CHARS if char not in MORE]
        save(read(args.package, weight, plain), folder / f"atlas-{weight}.woff2")
        save(read(args.package, weight, MORE), folder / f"atlas-{weight}-more.woff2")
    license_text = (args.package / "LICENSE.md").read_text(encoding="utf-8")
    (folder / "OFL.txt").write_text(re.sub(r"[ \t]+$", "", license_text, flags=re.M), encoding="utf-8")
    table = args.root / "src" / "scene" / "advances.rs"
    table.write_text(rust(advances(fonts), vertical(fonts[400])), encoding="utf-8")
    for path in sorted(folder.glob("atlas-*")):
        print(path.relative_to(args.root), path.stat().st_size)


if __name__ == "__main__":
    main()

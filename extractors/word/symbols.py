"""Characters of the symbol fonts (Symbol, Wingdings): what a reader sees for a code that is no letter.

Word writes them as w:sym, or as text in the private area U+F020 to U+F0FF, or as plain letters set in such a
font. The tables follow Adobe's Symbol encoding and the Unicode names of the Wingdings characters, and hold
what plans use: ticks, crosses, boxes, arrows, faces, Greek and mathematical signs.
"""

from __future__ import annotations

__all__ = ["BULLET", "as_displayed", "is_symbol_font"]

BULLET = "•"
_PRIVATE = 0xF000
_PRIVATE_END = 0xF0FF
_LAST_CODE = 0xFF  # of a symbol font

# Codes 0x20 to 0x7E of Symbol, then 0xA0 to 0xFE.
_SYMBOL_LOW = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_HIGH = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\uf8ff〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
_SYMBOL = {0x20 + i: c for i, c in enumerate(_SYMBOL_LOW)} | {0xA0 + i: c for i, c in enumerate(_SYMBOL_HIGH)}
_WINGDINGS = {
    0x20: " ", 0x21: "✏", 0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x37: "⌨", 0x41: "✌",
    0x43: "👍", 0x44: "👎", 0x45: "☜", 0x46: "☞", 0x47: "☝", 0x48: "☟", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹",
    0x4E: "☠", 0x4F: "⚐", 0x52: "☼", 0x54: "❄", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□",
    0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "☒", 0x7B: "❀",
    0x80: "⓪", 0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④", 0x85: "⑤", 0x86: "⑥", 0x87: "⑦", 0x88: "⑧",
    0x89: "⑨", 0x8A: "⑩", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪",
    0xA8: "◻", 0xAA: "✦", 0xAB: "★", 0xAC: "✶", 0xB2: "⟡", 0xC3: "⌫", 0xD5: "⌫", 0xD6: "⌦", 0xD8: "➢",
    0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "⬅", 0xE8: "➔", 0xE9: "⬆", 0xEA: "⬇",
    0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x96: "•", 0x97: "●",
                0xA3: "□"}  # fmt: skip
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {},
    "webdings": {0x61: "✓", 0x72: "✗", 0x63: "□", 0x67: "■"},
    "marlett": {0x61: "✓", 0x62: "✓"},
}


def is_symbol_font(font: str) -> bool:
    """Tell whether the font's letters are pictures."""
    return font.lower() in _FONTS


def as_displayed(text: str, font: str) -> str:
    """Give what is seen where text stands in a symbol font; a picture without a sign of its own is a bullet.

    Text in other fonts stays as it is, but for codes of the private area, which only symbol fonts fill.
    """
    signs = _FONTS.get(font.lower())
    if signs is None and not any(_PRIVATE <= ord(c) <= _PRIVATE_END for c in text):
        return text
    return "".join(_sign(c, signs) for c in text)


def _sign(character: str, signs: dict[int, str] | None) -> str:
    code = ord(character)
    is_private = _PRIVATE <= code <= _PRIVATE_END
    if character.isspace() or (signs is None and not is_private):
        return character
    plain = code - _PRIVATE if is_private else code
    if signs is None:  # a symbol font that is not named: the codes of ticks and crosses are Wingdings'
        signs = _WINGDINGS
    return signs.get(plain, BULLET) if is_private or plain <= _LAST_CODE else character

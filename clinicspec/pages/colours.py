"""The colours of a clinic's pages, made from its own one so that all of them can be read.

Contrast is that of WCAG 2.1: 4.5 for text (1.4.3), 3 for the edges of what can be pressed (1.4.11).
"""

from dataclasses import dataclass

from clinicspec.model.origin import marked_like

DEFAULT = "#1c5d6b"
"""For a clinic that has no colour of its own."""

EDGE_CONTRAST = 3.0

BLACK, WHITE = "#000000", "#ffffff"


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of the pages by their use, on a light or a dark ground."""

    ground: str
    panel: str
    """Ground of what stands out: the way in, a card."""
    text: str
    quiet: str
    """Labels and small print."""
    line: str
    """Hairlines, which only decorate."""
    edge: str
    """The clinic's colour where it must be told from the grounds: a button's edge, a rule."""


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours of a clinic's pages."""

    button: str
    """The clinic's own colour."""
    ink: str
    """Text on it: black or white, whichever is easier to read."""
    light: Scheme
    dark: Scheme


def palette(colour: str | None) -> Palette:
    """The colours for a clinic's colour, as in #1c5d6b."""
    own = marked_like([colour], (colour or DEFAULT).lower())
    ink = max(BLACK, WHITE, key=lambda text: contrast(text, own))
    return Palette(
        own,
        ink,
        _scheme(own, ("#f7f8f8", "#ffffff", "#15181a", "#4c5458", "#d3d8da"), BLACK),
        _scheme(own, ("#101314", "#1a1e20", "#eceff0", "#b3babe", "#3b4245"), WHITE),
    )


def _scheme(own: str, neutral: tuple[str, str, str, str, str], towards: str) -> Scheme:
    """Neutral colours, tinted a little towards the clinic's own one."""
    ground, panel, text, quiet, line = (mix(tone, own, 0.04) for tone in neutral)
    steps = (mix(own, towards, step / 20) for step in range(21))
    edge = next(
        tone
        for tone in steps
        if min(contrast(tone, ground), contrast(tone, panel)) >= EDGE_CONTRAST
    )
    tones = (ground, panel, text, quiet, line, edge)
    return Scheme(*(marked_like([own], tone) for tone in tones))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.1, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """A colour with a share, from 0 to 1, of another."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.1 defines it for sRGB."""
    shares = (channel / 255 for channel in _channels(colour))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicspec.pages.colours import DEFAULT, contrast, mix, palette

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(colours)
def test_everything_can_be_read(own: str) -> None:
    """Whatever a clinic's colour, text has WCAG's contrast of 4.5, and edges that of 3."""
    of_clinic = palette(own)
    assert contrast(of_clinic.ink, of_clinic.button) >= 4.5
    for scheme in (of_clinic.light, of_clinic.dark):
        for ground in (scheme.ground, scheme.panel):
            assert contrast(scheme.text, ground) >= 7
            assert contrast(scheme.quiet, ground) >= 4.5
            assert contrast(scheme.edge, ground) >= 3


@given(colours)
def test_button_has_the_clinics_colour(own: str) -> None:
    """The clinic's colour itself is never changed."""
    assert palette(own.upper()).button == own


def test_clinic_without_a_colour() -> None:
    """Pages have a colour also where the clinic has not chosen one."""
    assert palette(None) == palette(DEFAULT)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    # The ends of the scale by definition; the greys are WebAIM's published examples.
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#767676", "#ffffff", 4.54)],
)
def test_contrast(one: str, other: str, expected: float) -> None:
    """Contrast is WCAG's, whichever colour is named first."""
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_mix() -> None:
    """A share of nothing and of everything leaves one of the two colours."""
    assert mix("#123456", "#fedcba", 0) == "#123456"
    assert mix("#123456", "#fedcba", 1) == "#fedcba"
    assert mix("#000000", "#ffffff", 0.5) == "#808080"

"""“Did you mean …?”: the known word that a mistyped one is nearest to."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

LONGEST_WORD = 64
"""Code points. Longer words are not compared: nobody mistypes them by hand."""

MOST_CANDIDATES = 500
"""How many candidates are compared, from the first on: more than any clinic has of one kind."""

MOST_EDITS = 4
"""How far a word may be from its suggestion, however long it is."""

SHORT_WORD = 2
"""Letters. In a word as short as this, one edit is half of it: a guess only where no other is as
near."""

_LETTERS = str.maketrans({"-": "_", " ": "_", "ø": "o", "æ": "ae", "đ": "d", "ŋ": "n", "ŧ": "t"})
"""What people write for one another: separators, and the Norwegian and Sámi letters that are
no Latin letter with an accent."""


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that ``word`` was probably meant to be, or None if there is none.

    Case, accents and the kind of separator make no difference. Beyond that there may be one edit
    for every three letters of the longer word, and one in a shorter word. Of several that are
    equally near the alphabetically first is taken.
    """
    if len(word) > LONGEST_WORD:
        return None
    plain = _plain(word)
    fewest = MOST_EDITS
    nearest: set[str] = set()
    for candidate in islice(candidates, MOST_CANDIDATES):
        if len(candidate) > LONGEST_WORD:
            continue
        other = _plain(candidate)
        longer = max(len(plain), len(other))
        most = min(max(longer // 3, 1), longer - 1, fewest)
        edits = _edits(plain, other, most)
        if edits > most:
            continue
        if edits < fewest:
            fewest, nearest = edits, set()
        nearest.add(candidate)
    if not nearest:
        return None
    best = min(nearest)
    if fewest > 0 and len(nearest) > 1 and max(len(plain), len(best)) <= SHORT_WORD:
        return None
    return best


@lru_cache(maxsize=2 * MOST_CANDIDATES)
def _plain(word: str) -> str:
    """A word as it is compared: without case, accents and kinds of separators."""
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(
        _LETTERS
    )


def _edits(word: str, other: str, most: int) -> int:
    """How many edits lead from one word to the other; more than ``most`` where more are needed.

    An edit drops, adds or replaces a letter, or swaps it with the next one (optimal string
    alignment). Cells of the table more than ``most`` columns off the diagonal are never needed.
    """
    if abs(len(word) - len(other)) > most:
        return most + 1
    earlier: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        row = [i] + [most + 1] * len(other)
        for j in range(max(1, i - most), min(len(other), i + most) + 1):
            replaced = above[j - 1] + (letter != other[j - 1])
            row[j] = min(replaced, above[j] + 1, row[j - 1] + 1)
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == other[j - 1]:
                row[j] = min(row[j], earlier[j - 2] + 1)
        if min(row) > most:
            return most + 1
        earlier, above = above, row
    return above[-1]

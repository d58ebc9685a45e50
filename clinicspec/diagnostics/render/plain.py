"""Texts that programs read: nothing in them that their readers refuse."""


def plain(text: str) -> str:
    """A text with U+FFFD for each lone surrogate, which many JSON readers refuse.

    A file's name has them where its bytes are no UTF-8.
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

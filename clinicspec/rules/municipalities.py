"""Municipalities in which public bodies write other languages than bokmål.

By their numbers as of 2024 (Kartverket's list of municipality numbers).
"""

NEUTRAL_IN_VESTLAND = {"4601", "4627"}
"""Bergen and Askøy."""

NYNORSK = frozenset(
    {
        *("3324", "3326", "3328"),  # Gol, Hemsedal, Ål
        *("3433", "3434", "3435", "3436", "3452", "3453", "3454"),  # Ottadalen, Nord-Fron, Valdres
        *("4020", "4022", "4024", "4028", "4030", "4032", "4034", "4036"),  # Telemark
        *("4217", "4220", "4221", "4222", "4224", "4226"),  # Agder
        *("1114", "1120", "1121", "1133", "1134", "1135", "1145", "1160"),  # Rogaland
        *({str(number) for number in (4602, *range(4611, 4652))} - NEUTRAL_IN_VESTLAND),
        *("1511", "1514", "1515", "1516", "1517", "1520", "1525", "1528", "1531", "1532", "1535"),
        *("1547", "1566", "1577", "1578"),  # Møre og Romsdal, with the line above
    }
)
"""Those that have the state write nynorsk to them (språklova § 11): as many in each county as in
Språkrådet's table of decisions (in force from 2022), and each of them nynorsk in a list of the
municipalities of 2025 as well. Tysvær is left out, of which the two disagree, and Haram, which was
parted from Ålesund in 2024."""

NORTHERN_SAMI = frozenset(
    {
        "5610",  # Karasjok
        "5612",  # Kautokeino
        "5628",  # Tana
        "5622",  # Porsanger
        "5636",  # Nesseby
        "5540",  # Kåfjord
        "5518",  # Lavangen
        "5512",  # Tjeldsund
    }
)
"""Those of the administrative area for Sámi languages where that is Northern Sámi (Prop. 58 L
(2022–2023) ch. 5.1). In the others it is Lule or Southern Sámi, which the pages don't have."""

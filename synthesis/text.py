"""French text, pure: addresses."""

import re
import unicodedata


def slug(words: str, length: int = 80) -> str:
    """Lower-case ASCII words joined by hyphens, cut at a word."""
    folded = unicodedata.normalize("NFKD", words.replace("œ", "oe").replace("æ", "ae"))
    parts = re.findall(r"[a-z0-9]+", folded.encode("ascii", "ignore").decode().lower())
    kept: list[str] = []
    for part in parts:
        if len("-".join([*kept, part])) > length:
            break
        kept.append(part)
    return "-".join(kept) or "-".join(parts)[:length]

"""WordPiece for the uncased BERT vocabulary, word by word, and the shape of each word's letters.

The same rules are WordPiece.java's: a word must get the same pieces in training and in the parser.
"""
import unicodedata

SHAPES = 6
LONGEST_WORD = 100


def is_mark(c):
    """What BERT splits off: ASCII that is no letter, digit or space, and Unicode's punctuation."""
    return (c < "\x7f" and not c.isalnum() and not c.isspace()) or unicodedata.category(c)[0] == "P"


def is_han(c):
    return 0x4E00 <= ord(c) <= 0x9FFF or 0x3400 <= ord(c) <= 0x4DBF or 0x20000 <= ord(c) <= 0x2FA1F


def normalize(word):
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    return "".join(c for c in plain if unicodedata.category(c)[0] != "C" and not c.isspace())


def chunks(word):
    run = ""
    for c in normalize(word):
        if is_mark(c) or is_han(c):
            if run:
                yield run
            yield c
            run = ""
        else:
            run += c
    if run:
        yield run


def pieces(word, vocabulary):
    """Ids of a word's pieces, the longest first; an unknown chunk is one unknown piece."""
    ids = []
    for chunk in chunks(word):
        at, found = 0, []
        while at < len(chunk) and len(chunk) <= LONGEST_WORD:
            end = len(chunk)
            prefix = "##" if at else ""
            while end > at and prefix + chunk[at:end] not in vocabulary:
                end -= 1
            if end == at:
                found = []
                break
            found.append(vocabulary[prefix + chunk[at:end]])
            at = end
        ids += found or [vocabulary["[UNK]"]]
    return ids or [vocabulary["[UNK]"]]


def shape(word):
    """0 small, 1 Capitalised, 2 CAPITALS, 3 miXed, 4 digits, 5 neither letter nor only digits."""
    if word.isdecimal():
        return 4
    if not any(c.isalpha() for c in word):
        return 5
    if word.lower() == word:
        return 0
    if word.upper() == word and len(word) > 1:
        return 2
    if word[0].isupper() and word[1:].lower() == word[1:]:
        return 1
    return 3

#!/usr/bin/env python3
"""Makes article-parser's language profiles from the n-gram models in Lingua's jar (Apache-2.0).

    training/language_profiles.py lingua-1.2.2.jar PROFILES.gz

The jar is com.github.pemistahl:lingua:1.2.2 of Maven Central,
SHA-256 e509ad71a011429914b27ec44428f4ef70fad14450daec45e2cf6aef392f953f
Its models say how often a letter follows the letters before it. The commonest n-grams of one to four letters
are kept, each with -10 ln of that. Per language one line with its code, its script and groups: a cost, then n-grams.
Of scripts with few languages the commonest letters alone: they tell which charset a text was written in.
Deterministic: the same jar gives the same bytes.
"""
import collections, gzip, json, math, sys, zipfile

LANGUAGES = {
    "Latin": "ca cs da de en es et fi fr hr hu id is it lt lv nb nl pl pt ro sk sl sq sv tr vi",
    "Cyrillic": "be bg kk mk ru sr uk",
    "Arabic": "ar fa ur",
    "Greek": "el",
    "Hebrew": "he",
    "Thai": "th",
    "Hangul": "ko",
    "Han": "ja zh",
}
LETTERS = {"Greek": 100, "Hebrew": 100, "Thai": 100, "Hangul": 1000, "Han": 2500}
KEPT = {1: 200, 2: 800, 3: 2500, 4: 3000}
NAMES = {1: "unigrams", 2: "bigrams", 3: "trigrams", 4: "quadrigrams"}


def following(jar, language, kept):
    """How often the last letter of each n-gram follows the others."""
    often = {}
    for length in kept:
        name = NAMES[length]
        model = json.loads(jar.read(f"language-models/{language}/{name}.json"))
        for fraction, ngrams in model["ngrams"].items():
            count, of = map(int, fraction.split("/"))
            often.update((ngram, count / of) for ngram in ngrams.split(" "))
    return often


def profile(often, kept):
    """The commonest n-grams by their cost."""
    def share(ngram):
        return math.prod(often.get(ngram[:n], 0) for n in range(1, len(ngram) + 1))

    groups = collections.defaultdict(list)
    for length, most in kept.items():
        ngrams = sorted((n for n in often if len(n) == length), key=lambda n: (-share(n), n))
        for ngram in ngrams[:most]:
            groups[min(126, round(-10 * math.log(often[ngram])))].append(ngram)
    return groups


def main(source, target):
    with zipfile.ZipFile(source) as jar, open(target, "wb") as file:
        with gzip.GzipFile("", "wb", 9, file, mtime=0) as out:
            for script, languages in LANGUAGES.items():
                kept = {1: LETTERS[script]} if script in LETTERS else KEPT
                for language in languages.split():
                    line = [language, script.upper()]
                    for cost, ngrams in sorted(profile(following(jar, language, kept), kept).items()):
                        line += [str(cost), *sorted(ngrams)]
                    out.write((" ".join(line) + "\n").encode())


if __name__ == "__main__":
    main(*sys.argv[1:])

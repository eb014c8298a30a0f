"""The training sets, their tags brought to one scheme; what is kept out of training for measuring."""
import hashlib
import json
import os
import random
import re

LABELS = ["O"] + [p + "-" + t for t in ("PER", "ORG", "LOC", "PRODUCT", "MISC", "TERM") for p in "BI"]

# Each set's own types. A type that stands in no line is MISC.
TYPES = {
    "PER": "person researcher politician scientist musicalartist writer PER",
    "ORG": "organisation university politicalparty corporation group ORG band",
    "LOC": "location country LOC",
    "PRODUCT": "product",
    # A programming language is a thing of its own, not a product.
    "TERM": "field task metrics algorithm discipline theory chemicalcompound chemicalelement protein enzyme "
    "musicgenre literarygenre musicalinstrument programlang",
}
KIND = {name: kind for kind, names in TYPES.items() for name in names.split()}

# Kinds that a set does not annotate: where it says O, they may stand all the same.
UNSEEN = {
    "crossner": [],
    "wnut17": ["TERM"],
    "wikigold": ["TERM", "PRODUCT"],
    "btc": ["TERM", "MISC", "PRODUCT"],
}
FILES = [f"crossner_{d}_{p}" for d in ("ai", "politics", "science", "music", "literature") for p in ("train", "dev")]
FILES += ["wnut17_train", "wnut17_dev", "wikigold", "btc"]


# Whatever number a text has, its names are the same.
DIGIT = re.compile("[0-9]")


def tag(label):
    return label if label == "O" else label[:2] + KIND.get(label[2:].strip(), KIND.get(label[2:].lower(), "MISC"))


def kept_out(tokens):
    """One sentence in ten, by its own words: the Java benchmark keeps out the same ones."""
    return hashlib.sha256(" ".join(tokens).encode()).digest()[0] < 26


def rows(folder, name):
    with open(os.path.join(folder, name + ".jsonl"), encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def clean(name, row):
    words, labels = row["t"], list(row["y"])
    if name == "btc":
        # Broad Twitter tags account names; news has none.
        for i, word in enumerate(words):
            if word == "@":
                labels[i : i + 2] = ["O"] * len(labels[i : i + 2])
    return words, [tag(label) for label in labels]


def load(folder, out):
    """The sentences to train on, or those kept out."""
    examples = []
    for name in FILES:
        unseen = UNSEEN[name.split("_")[0]]
        for row in rows(folder, name):
            words, labels = clean(name, row)
            if len(words) > 1 and kept_out(row["t"]) == out:
                examples.append({"set": name, "words": words, "labels": labels, "unseen": unseen})
    return examples


def noised(example, rng):
    """Now and then a headline: every word capitalised, or all capitals. Half of the time other digits."""
    words = example["words"]
    if rng.random() < 0.5:
        words = [DIGIT.sub(lambda _: rng.choice("123456789"), word) for word in words]
    chance = rng.random()
    if chance < 0.03:
        return [word.upper() for word in words]
    if chance < 0.07:
        return [word[:1].upper() + word[1:] for word in words]
    return words


def shuffled(examples, seed):
    rng = random.Random(seed)
    order = list(examples)
    rng.shuffle(order)
    return order

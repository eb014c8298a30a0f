"""The training sets, their tags brought to one scheme; what is kept out of training for measuring."""
import hashlib
import json
import os
import random

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

# Kinds that a set does not annotate: where it says O or MISC, they may stand all the same.
UNSEEN = {
    "crossner_ai": [],
    "crossner": ["PRODUCT"],
    "wnut17": ["TERM"],
    "wikigold": ["TERM", "PRODUCT"],
    "btc": ["TERM", "MISC", "PRODUCT"],
    "own": ["TERM", "MISC"],
}
FILES = [f"crossner_{d}_{p}" for d in ("ai", "politics", "science", "music", "literature") for p in ("train", "dev")]
FILES += ["wnut17_train", "wnut17_dev", "wikigold", "btc"]
# Sets that are small beside their use are read several times in a pass.
TIMES = {"crossner_ai_train": 2, "crossner_ai_dev": 2}
TITLES = set("Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Drs. Prof Prof. Professor President Sir Lord Lady Senator Sen. Rep. Gov. Judge".split())


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
    labels = [tag(label) for label in labels]
    for i, word in enumerate(words):
        # The sets disagree whether a title belongs to the name: here it does not.
        if word in TITLES and labels[i] == "B-PER":
            labels[i] = "O"
            if i + 1 < len(labels) and labels[i + 1] == "I-PER":
                labels[i + 1] = "B-PER"
    return words, labels


def example(name, words, labels):
    unseen = UNSEEN.get(name.rsplit("_", 1)[0], UNSEEN.get(name.split("_")[0]))
    return {"set": name, "words": words, "labels": labels, "unseen": unseen}


def load(folder, out):
    """The sentences to train on, or those kept out."""
    examples = []
    for name in FILES:
        for row in rows(folder, name):
            words, labels = clean(name, row)
            if len(words) > 1 and kept_out(row["t"]) == out:
                examples += [example(name, words, labels)] * (1 if out else TIMES.get(name, 1))
    return examples if out else examples + list(own())


def own():
    """Sentences of our own, their places filled with names, the same ones each time."""
    path = os.path.join(os.path.dirname(__file__), "templates.txt")
    text = [line for line in open(path, encoding="utf-8").read().splitlines() if not line.startswith("#")]
    at = text.index("---")
    names = {line.split(" ", 1)[0]: line.split(" ", 1)[1].split(";") for line in text[at + 1 :]}
    rng = random.Random(1)
    for sentence in text[:at] * 25:
        words, labels = [], []
        for word in sentence.split():
            kind = word.strip("{}")
            filled = rng.choice(names[kind]).split() if word.startswith("{") else [word]
            words += filled
            labels += ["B-" + kind] + ["I-" + kind] * (len(filled) - 1) if word.startswith("{") else ["O"]
        yield example("own", words, labels)


def noised(example, rng):
    """Now and then a headline (capitals, or every word capitalised), or a text typed in haste: all small, no commas."""
    words, labels = example["words"], example["labels"]
    chance = rng.random()
    if chance < 0.03:
        return [word.upper() for word in words], labels
    if chance < 0.07:
        return [word[:1].upper() + word[1:] for word in words], labels
    if chance < 0.10:
        return [word.lower() for word in words], labels
    if chance < 0.15:
        kept = [i for i, word in enumerate(words) if word != "," or labels[i][0] == "I"]
        return [words[i] for i in kept], [labels[i] for i in kept]
    return words, labels


def shuffled(examples, seed):
    rng = random.Random(seed)
    order = list(examples)
    rng.shuffle(order)
    return order

"""F1 of the trained tagger in full precision: measure.py BASE.onnx TOKENIZER.json SETS IN.pt."""
import collections
import json
import sys

import torch

import model
import sets
import train
import wordpiece

DETERMINERS = {"the", "a", "an", "The", "A", "An"}
ENDS = {"'s", "’s", "'", "’", "s", ",", "."}


def decode(scores):
    """The best path in which no I follows what is not its kind."""
    labels = sets.LABELS
    best = [s if label[0] != "I" else -1e9 for s, label in zip(scores[0], labels)]
    back = []
    for row in scores[1:]:
        came, now = [], []
        top = max(range(len(labels)), key=best.__getitem__)
        for j, label in enumerate(labels):
            source = top
            if label[0] == "I":
                source = max(labels.index("B-" + label[2:]), j, key=best.__getitem__)
            came.append(source)
            now.append(best[source] + row[j])
        back.append(came)
        best = now
    path = [max(range(len(labels)), key=best.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return [labels[i] for i in reversed(path)]


def spans(labels, words, kinds):
    found, at = set(), 0
    while at < len(labels):
        end = at + 1
        if labels[at][0] == "B":
            while end < len(labels) and labels[end] == "I" + labels[at][1:]:
                end += 1
            first, last = at, end
            while first < last and words[first] in DETERMINERS:
                first += 1
            while last > first and words[last - 1] in ENDS:
                last -= 1
            if first < last and labels[at][2:] in kinds:
                found.add((first, last, labels[at][2:]))
        at = end
    return found


def predict(tagger, vocabulary, sentences):
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
    made = [[]] * len(sentences)
    with torch.no_grad():
        for at in range(0, len(order), 32):
            chosen = order[at : at + 32]
            encoded = [train.encode(sentences[i], vocabulary) for i in chosen]
            scores = torch.log_softmax(tagger(*train.batch(encoded)), -1)
            for row, i in enumerate(chosen):
                starts = encoded[row][2]
                path = decode(scores[row, starts].tolist()) if starts else []
                made[i] = path + ["O"] * (len(sentences[i]) - len(path))
    return made


def f1(rows, predicted, kinds):
    count = collections.Counter()
    for (words, gold), labels in zip(rows, predicted):
        right, ours = spans(gold, words, kinds), spans(labels, words, kinds)
        count.update(tp=len(right & ours), fn=len(right - ours), fp=len(ours - right))
    return 200 * count["tp"] / max(1, 2 * count["tp"] + count["fp"] + count["fn"])


def main(base, tokenizer, folder, weights):
    vocabulary = json.load(open(tokenizer, encoding="utf-8"))["model"]["vocab"]
    tagger = model.begin(base, len(sets.LABELS), wordpiece.SHAPES)
    tagger.load_state_dict(torch.load(weights))
    tagger.eval()
    groups = collections.defaultdict(list)
    for example in sets.load(folder, True):
        groups[example["set"].rsplit("_", 1)[0]].append((example["words"], example["labels"]))
    for row in sets.rows(folder, "uner_ewt_dev"):
        groups["uner_ewt_dev"].append((row["t"], [sets.tag(label) for label in row["y"]]))
    for name, rows in groups.items():
        predicted = predict(tagger, vocabulary, [words for words, _ in rows])
        three, product = f1(rows, predicted, {"PER", "ORG", "LOC"}), f1(rows, predicted, {"PRODUCT"})
        print(f"{name}: {len(rows)} sentences, PER/ORG/LOC {three:.1f}, PRODUCT {product:.1f}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

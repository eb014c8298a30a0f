"""Trains the tagger: train.py BASE.onnx TOKENIZER.json SETS OUT.pt [EPOCHS]."""
import json
import random
import sys
import time

import torch
from torch.nn import functional

import model
import sets
import wordpiece

BATCH, RATE, LONGEST, SEED = 24, 6e-5, 160, 1


def encode(words, vocabulary):
    """Piece ids, shapes, and where each word begins; the sentence is cut at the longest length."""
    ids, shapes, starts = [vocabulary["[CLS]"]], [5], []
    for word in words:
        found = wordpiece.pieces(word, vocabulary)
        if len(ids) + len(found) >= LONGEST:
            break
        starts.append(len(ids))
        ids += found
        shapes += [wordpiece.shape(word)] * len(found)
    return ids + [vocabulary["[SEP]"]], shapes + [5], starts


def batch(encoded):
    # Few different lengths: each new shape of a matrix costs the CPU kernels a compilation.
    length = -(-max(len(ids) for ids, _, _ in encoded) // 16) * 16
    ids = torch.zeros(len(encoded), length, dtype=torch.long)
    mask, shapes = torch.zeros_like(ids), torch.full_like(ids, 5)
    for row, (pieces, forms, _) in enumerate(encoded):
        ids[row, : len(pieces)] = torch.tensor(pieces)
        mask[row, : len(pieces)] = 1
        shapes[row, : len(pieces)] = torch.tensor(forms)
    return ids, mask, shapes


def targets(examples, encoded, length):
    """Which labels are right at each word's first piece: where a set is blind, also what it can't see."""
    index = {label: i for i, label in enumerate(sets.LABELS)}
    allowed = torch.full((len(examples), length, len(index)), -1e4)
    used = torch.zeros(len(examples), length, dtype=torch.bool)
    for row, (example, (_, _, starts)) in enumerate(zip(examples, encoded)):
        for start, label in zip(starts, example["labels"]):
            right = [label]
            if label == "O":
                right += [p + "-" + kind for kind in example["unseen"] for p in "BI"]
            allowed[row, start, [index[name] for name in right]] = 0
            used[row, start] = True
    return allowed, used


def batches(examples, rng):
    """Sentences of like length together, their order random."""
    order = list(examples)
    rng.shuffle(order)
    made = []
    for at in range(0, len(order), BATCH * 40):
        near = sorted(order[at : at + BATCH * 40], key=lambda e: len(e["words"]))
        made += [near[i : i + BATCH] for i in range(0, len(near) - BATCH + 1, BATCH)]
    rng.shuffle(made)
    return made


def main(base, tokenizer, folder, out, epochs="3"):
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    vocabulary = json.load(open(tokenizer, encoding="utf-8"))["model"]["vocab"]
    examples = sets.load(folder, False)
    tagger = model.begin(base, len(sets.LABELS), wordpiece.SHAPES)
    tagger.train()
    for fixed in (tagger.words, tagger.places):
        fixed.weight.requires_grad_(False)
    new = list(tagger.head.parameters()) + list(tagger.shapes.parameters())
    old = [p for p in tagger.layers.parameters()] + list(tagger.norm.parameters())
    groups = [{"params": old, "scale": 1}, {"params": new, "scale": 20}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01)
    epochs = int(epochs)
    steps, step, begun = epochs * (len(examples) // BATCH), 0, time.time()
    for epoch in range(epochs):
        total = 0.0
        for chosen in batches(examples, rng):
            step += 1
            warm = 0.1 * steps
            rate = RATE * (step / warm if step < warm else max(0.0, (steps - step) / (steps - warm)))
            for group in optimizer.param_groups:
                group["lr"] = rate * group["scale"]
            encoded = [encode(sets.noised(example, rng), vocabulary) for example in chosen]
            ids, mask, shapes = batch(encoded)
            allowed, used = targets(chosen, encoded, ids.shape[1])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = tagger(ids, mask, shapes)
            scores = functional.log_softmax(logits.float(), -1)
            loss = -torch.logsumexp(scores + allowed, -1)[used].mean()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(old + new, 1.0)
            optimizer.step()
            total += loss.item()
            if step % 100 == 0:
                print(f"{step}/{steps} loss {loss.item():.4f} {time.time() - begun:.0f} s", flush=True)
        torch.save(tagger.state_dict(), out)


if __name__ == "__main__":
    main(*sys.argv[1:])

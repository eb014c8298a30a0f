"""Writes the few kilobytes of a model with which the tests run ONNX: tiny.py FOLDER. It takes what is
Capitalised for a person; all its other weights are nothing."""
import json
import os
import sys
import tempfile

import torch

import export
import model
import sets
import wordpiece

WIDTH, PERSON = 12, sets.LABELS.index("B-PER")


def main(folder):
    tagger = model.Tagger(4, WIDTH, WIDTH, 1, len(sets.LABELS), wordpiece.SHAPES)
    with torch.no_grad():
        for name, weight in tagger.named_parameters():
            weight.fill_(1.0 if name.endswith("weight") and "norm" in name else 0.0)
        for shape in range(wordpiece.SHAPES):
            tagger.shapes.weight[shape, shape] = 1.0
            tagger.head.weight[PERSON if shape == 1 else 0, shape] = 1.0
    with tempfile.TemporaryDirectory() as made:
        weights, tokenizer = os.path.join(made, "tiny.pt"), os.path.join(made, "tokenizer.json")
        torch.save(tagger.state_dict(), weights)
        pieces = {piece: i for i, piece in enumerate(("[PAD]", "[UNK]", "[CLS]", "[SEP]"))}
        with open(tokenizer, "w", encoding="utf-8") as out:
            json.dump({"model": {"vocab": pieces}}, out)
        export.main(tokenizer, weights, folder)


if __name__ == "__main__":
    main(*sys.argv[1:])

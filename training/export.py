"""Writes the trained tagger as ONNX in int8: export.py TOKENIZER.json IN.pt FOLDER."""
import json
import os
import sys

import numpy
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

import model
import sets

FUSED = "com.microsoft"
# Seven bits: eight overflow in the 16-bit sums of processors without VNNI, which would then tag otherwise.
MOST = 63


class Graph:
    """Nodes and weights as they are written down."""

    def __init__(self, state):
        self.state, self.nodes, self.weights = state, [], []

    def weight(self, name, value):
        self.weights.append(numpy_helper.from_array(numpy.ascontiguousarray(value), name))
        return name

    def plain(self, name):
        return self.weight(name, self.state[name])

    def node(self, kind, inputs, output, domain="", **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def linear(self, x, name):
        """A product whose input is quantised as it comes; each output has its own scale."""
        rows = self.state[name + ".weight"].T
        scale = numpy.maximum(numpy.abs(rows).max(0), 1e-6) / MOST
        whole = numpy.round(rows / scale).astype(numpy.int8)
        zero = numpy.zeros(scale.shape, numpy.int8)
        inputs = [x, self.weight(name + ".q", whole), self.weight(name + ".scale", scale.astype(numpy.float32))]
        inputs += [self.weight(name + ".zero", zero), self.plain(name + ".bias")]
        return self.node("DynamicQuantizeMatMul", inputs, name + ".out", FUSED)

    def rows(self, ids, name):
        """Rows of a table that lies in int8, a scale each."""
        table = self.state[name + ".weight"]
        scale = numpy.maximum(numpy.abs(table).max(1, keepdims=True), 1e-6) / 127
        self.weight(name + ".q", numpy.round(table / scale).astype(numpy.int8))
        self.weight(name + ".scale", scale.astype(numpy.float32))
        found = self.node("Gather", [name + ".q", ids], name + ".found")
        floats = self.node("Cast", [found], name + ".floats", to=TensorProto.FLOAT)
        scales = self.node("Gather", [name + ".scale", ids], name + ".scales")
        return self.node("Mul", [floats, scales], name + ".out")

    def norm(self, x, skip, name):
        inputs = [x, skip, self.plain(name + ".weight"), self.plain(name + ".bias")]
        return self.node("SkipLayerNormalization", inputs, name + ".out", FUSED, epsilon=1e-12)


def build(state, layers):
    graph = Graph(state)
    words = graph.rows("input_ids", "words")
    shapes = graph.node("Gather", [graph.plain("shapes.weight"), "shape_ids"], "shapes.out")
    length = graph.node("Shape", ["input_ids"], "length", start=1, end=2)
    begin, axis = (graph.weight(n, numpy.array([0], numpy.int64)) for n in ("begin", "axis"))
    places = graph.node("Slice", [graph.plain("places.weight"), begin, length, axis], "places.out")
    x = graph.node("Add", [words, shapes], "words.shaped")
    x = graph.node("Add", [x, places], "words.placed")
    x = graph.node(
        "LayerNormalization", [x, graph.plain("norm.weight"), graph.plain("norm.bias")], "norm.out", epsilon=1e-12
    )
    mask = graph.node("Cast", ["attention_mask"], "mask", to=TensorProto.INT32)
    for i in range(layers):
        at = f"layers.{i}."
        parts = [graph.linear(x, at + part) for part in ("query", "key", "value")]
        mixed = graph.node(
            "MultiHeadAttention", parts + ["", mask], at + "mixed", FUSED, num_heads=model.HEADS
        )
        x = graph.norm(x, graph.linear(mixed, at + "output"), at + "norm1")
        inner = graph.node("Gelu", [graph.linear(x, at + "inner")], at + "gelu", FUSED)
        x = graph.norm(x, graph.linear(inner, at + "outer"), at + "norm2")
    head = graph.node("MatMul", [x, graph.weight("head.q", state["head.weight"].T)], "head.product")
    graph.node("Add", [head, graph.plain("head.bias")], "logits")
    return graph


def main(tokenizer, weights, folder):
    state = {k: v.float().numpy() for k, v in torch.load(weights).items()}
    layers = 1 + max(int(k.split(".")[1]) for k in state if k.startswith("layers."))
    graph = build(state, layers)
    sides = ["batch", "length"]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, sides)
        for name in ("input_ids", "attention_mask", "shape_ids")
    ]
    outputs = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, sides + [len(sets.LABELS)])]
    made = helper.make_graph(graph.nodes, "names", inputs, outputs, graph.weights)
    domains = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
    whole = helper.make_model(made, opset_imports=domains, producer_name="broadsheet")
    whole.ir_version = 8
    helper.set_model_props(whole, {"labels": " ".join(sets.LABELS)})
    os.makedirs(folder, exist_ok=True)
    onnx.save(whole, os.path.join(folder, "names.onnx"))
    vocabulary = json.load(open(tokenizer, encoding="utf-8"))["model"]["vocab"]
    with open(os.path.join(folder, "vocabulary.txt"), "w", encoding="utf-8") as out:
        out.writelines(piece + "\n" for piece, _ in sorted(vocabulary.items(), key=lambda entry: entry[1]))


if __name__ == "__main__":
    main(*sys.argv[1:])

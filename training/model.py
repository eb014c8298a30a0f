"""A BERT encoder with a head over each word's first piece, begun from the weights of an ONNX file."""
import numpy
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional

HEADS = 12
LAYER_PARTS = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "output",
    "intermediate.dense": "inner",
    "output.dense": "outer",
}


class Layer(nn.Module):
    def __init__(self, width, inner):
        super().__init__()
        for name in ("query", "key", "value", "output"):
            setattr(self, name, nn.Linear(width, width))
        self.inner, self.outer = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        batch, length, width = x.shape
        split = lambda y: y.view(batch, length, HEADS, width // HEADS).transpose(1, 2)
        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        weights = torch.softmax(query @ key.transpose(-1, -2) * (width // HEADS) ** -0.5 + mask, -1)
        mixed = (weights @ value).transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.drop(self.output(mixed)))
        return self.norm2(x + self.drop(self.outer(functional.gelu(self.inner(x)))))


class Tagger(nn.Module):
    def __init__(self, words, width, inner, layers, labels, shapes):
        super().__init__()
        self.words, self.places = nn.Embedding(words, width), nn.Embedding(512, width)
        self.shapes = nn.Embedding(shapes, width)
        nn.init.zeros_(self.shapes.weight)
        self.norm, self.drop = nn.LayerNorm(width, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList([Layer(width, inner) for _ in range(layers)])
        self.head = nn.Linear(width, labels)

    def forward(self, ids, mask, shapes):
        x = self.words(ids) + self.places.weight[: ids.shape[1]] + self.shapes(shapes)
        x = self.drop(self.norm(x))
        masked = (1 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, masked)
        return self.head(self.drop(x))


def begin(path, labels, shapes):
    """The model with an encoder's published weights; shapes and head are new."""
    graph = onnx.load(path).graph
    weights = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    made = {name: node for node in graph.node for name in node.output}
    products = {}
    for node in graph.node:
        bias = [i for i in node.input if i.endswith(".bias")]
        rest = [i for i in node.input if i not in weights]
        if node.op_type == "Add" and bias and rest and made[rest[0]].op_type == "MatMul":
            products[bias[0]] = weights[made[rest[0]].input[1]].T
    layers = 1 + max(int(k.split(".")[2]) for k in weights if k.startswith("encoder.layer."))
    words = weights["embeddings.word_embeddings.weight"]
    inner = weights["encoder.layer.0.intermediate.dense.bias"].shape[0]
    tagger = Tagger(words.shape[0], words.shape[1], inner, layers, labels, shapes)
    state = tagger.state_dict()

    def put(name, value):
        state[name].copy_(torch.from_numpy(numpy.ascontiguousarray(value).copy()))

    put("words.weight", words)
    places = weights["embeddings.position_embeddings.weight"]
    put("places.weight", places + weights["embeddings.token_type_embeddings.weight"][0])
    for part in ("weight", "bias"):
        put("norm." + part, weights["embeddings.LayerNorm." + part])
    for i in range(layers):
        old, new = f"encoder.layer.{i}.", f"layers.{i}."
        for part, name in LAYER_PARTS.items():
            put(new + name + ".bias", weights[old + part + ".bias"])
            put(new + name + ".weight", products[old + part + ".bias"])
        for part in ("weight", "bias"):
            put(new + "norm1." + part, weights[old + "attention.output.LayerNorm." + part])
            put(new + "norm2." + part, weights[old + "output.LayerNorm." + part])
    tagger.load_state_dict(state)
    return tagger

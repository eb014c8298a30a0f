package io.broadsheet.parser.entities;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A token classifier in ONNX, as {@code training/export.py} writes it: piece ids, mask and shapes
 * in, a score for each label out; the labels stand in the model's own metadata.
 */
public final class OnnxClassifier implements TokenClassifier, AutoCloseable {

  // Pieces in one batch, padding counted: enough to keep the matrices large, small enough for a
  // core's cache.
  private static final int BATCH = 512;
  private static final int LONGEST = 256;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final WordPiece wordPiece;
  private final Labels labels;

  /** A sentence in pieces; {@code starts} is where each of its words begins. */
  private record Encoded(int sentence, List<Integer> ids, List<Integer> shapes, int[] starts) {}

  /**
   * @param model an ONNX file's bytes
   * @param vocabulary the pieces of its vocabulary in the order of their ids
   */
  public OnnxClassifier(byte[] model, List<String> vocabulary) {
    wordPiece = new WordPiece(vocabulary);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // One thread a call: articles are read in parallel, and the sums keep their order.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setCPUArenaAllocator(false);
      session = environment.createSession(model, options);
      String names = session.getMetadata().getCustomMetadata().get("labels");
      if (names == null) {
        throw new IllegalArgumentException("the model names no labels");
      }
      labels = new Labels(List.of(names.split(" ")));
    } catch (OrtException refused) {
      throw new IllegalArgumentException("not a model that can be run", refused);
    }
  }

  @Override
  public List<List<String>> classify(List<List<String>> sentences) {
    List<Encoded> encoded =
        IntStream.range(0, sentences.size())
            .mapToObj(i -> encode(i, sentences.get(i)))
            .sorted(Comparator.comparingInt((Encoded sentence) -> sentence.ids().size()))
            .toList();
    List<List<String>> found = new ArrayList<>(sentences);
    int from = 0;
    while (from < encoded.size()) {
      int to = from + 1;
      while (to < encoded.size() && (to + 1 - from) * encoded.get(to).ids().size() <= BATCH) {
        to++;
      }
      run(encoded.subList(from, to), sentences, found);
      from = to;
    }
    return found;
  }

  /** Words beyond the longest length that the model takes stay without a label. */
  private Encoded encode(int sentence, List<String> words) {
    List<Integer> ids = new ArrayList<>(List.of(wordPiece.id("[CLS]")));
    List<Integer> shapes = new ArrayList<>(List.of(Shape.OTHER.ordinal()));
    List<Integer> starts = new ArrayList<>();
    for (String word : words) {
      List<Integer> pieces = wordPiece.pieces(word);
      if (ids.size() + pieces.size() >= LONGEST) {
        break;
      }
      starts.add(ids.size());
      ids.addAll(pieces);
      int shape = Shape.of(word).ordinal();
      pieces.forEach(piece -> shapes.add(shape));
    }
    ids.add(wordPiece.id("[SEP]"));
    shapes.add(Shape.OTHER.ordinal());
    return new Encoded(
        sentence, ids, shapes, starts.stream().mapToInt(Integer::intValue).toArray());
  }

  private void run(List<Encoded> batch, List<List<String>> sentences, List<List<String>> found) {
    int length = batch.get(batch.size() - 1).ids().size();
    LongBuffer ids = LongBuffer.allocate(batch.size() * length);
    LongBuffer mask = LongBuffer.allocate(batch.size() * length);
    LongBuffer shapes = LongBuffer.allocate(batch.size() * length);
    for (Encoded sentence : batch) {
      for (int i = 0; i < length; i++) {
        boolean inside = i < sentence.ids().size();
        ids.put(inside ? sentence.ids().get(i) : 0);
        mask.put(inside ? 1 : 0);
        shapes.put(inside ? sentence.shapes().get(i) : Shape.OTHER.ordinal());
      }
    }
    long[] sides = {batch.size(), length};
    try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, ids.rewind(), sides);
        OnnxTensor maskTensor = OnnxTensor.createTensor(environment, mask.rewind(), sides);
        OnnxTensor shapeTensor = OnnxTensor.createTensor(environment, shapes.rewind(), sides);
        OrtSession.Result result =
            session.run(
                Map.of(
                    "input_ids",
                    idTensor,
                    "attention_mask",
                    maskTensor,
                    "shape_ids",
                    shapeTensor))) {
      float[][][] scores = (float[][][]) result.get(0).getValue();
      for (int row = 0; row < batch.size(); row++) {
        Encoded sentence = batch.get(row);
        List<float[]> words = new ArrayList<>();
        for (int start : sentence.starts()) {
          words.add(scores[row][start]);
        }
        List<String> best = new ArrayList<>(labels.best(words));
        while (best.size() < sentences.get(sentence.sentence()).size()) {
          best.add("O");
        }
        found.set(sentence.sentence(), best);
      }
    } catch (OrtException failed) {
      throw new IllegalStateException("the model failed on a batch", failed);
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}

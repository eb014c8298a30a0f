package io.broadsheet.parser.page;

import io.broadsheet.events.Article.Image;
import io.broadsheet.parser.text.Wordlist;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * The pictures with their captions, which stay out of the text.
 *
 * <p>A caption is told by its tag, by a name such as "image-credit", or as the only words in a box
 * that is named a picture. Names lie: but for the tag, it must share a box of few words with its
 * picture.
 */
final class Pictures {

  private static final Wordlist.Lists NAMES = Wordlist.lists(Pictures.class, "caption-names.txt");
  private static final Set<String> CAPTION = NAMES.get("caption");
  private static final Set<String> PICTURE = NAMES.get("picture");
  private static final List<String> SOURCES =
      List.of("src", "data-src", "data-original", "data-lazy-src");
  private static final String NO_CAPTION = "h1, h2, h3, h4, h5, h6, li, form";
  private static final Set<String> BESIDE = Set.of("aside", "nav", "footer", "form");
  private static final int MOST = 30;
  private static final int MOST_STEPS = 5;
  private static final int MOST_ELEMENTS = 60;
  private static final int MOST_CHARACTERS = 500;

  private record Picture(Element image, Element box, String caption) {}

  private final List<Picture> pictures = new ArrayList<>();
  private final Set<Element> captions = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Element, Optional<String>> tagged = new IdentityHashMap<>();
  // A page's elements share few names.
  private final Map<String, Set<String>> known = new HashMap<>();

  private Pictures() {}

  static Pictures of(Tags tags) {
    Pictures pictures = new Pictures();
    for (Element image : tags.named("img")) {
      pictures.add(image);
    }
    return pictures;
  }

  /** Whether an element is a caption by its name and place. */
  boolean isCaption(Element element) {
    return captions.contains(element);
  }

  /** The pictures in the article, the first of them its lead; then those that its data names. */
  List<Image> of(Element container, Boilerplate boilerplate, Head head) {
    Map<String, Image> images = new LinkedHashMap<>();
    for (Picture picture : pictures) {
      String url = url(picture.image);
      if (url != null && images.size() < MOST && isInArticle(picture.box, container, boilerplate)) {
        images.putIfAbsent(url, new Image(url, picture.caption.isEmpty() ? null : picture.caption));
      }
    }
    for (String url : head.images()) {
      if (url.startsWith("http") && images.size() < MOST) {
        images.putIfAbsent(url, new Image(url, null));
      }
    }
    return List.copyOf(images.values());
  }

  private void add(Element image) {
    Element figure = image.closest("figure");
    Optional<String> caption = figure == null ? Optional.empty() : tagged(figure);
    if (figure != null && caption.isPresent()) {
      pictures.add(new Picture(image, figure, caption.get()));
      return;
    }
    Element box = image.parent();
    for (int up = 0; up < MOST_STEPS && box != null; up++) {
      if (!isSmall(box)) {
        return;
      }
      List<Element> found = captions(box);
      if (!found.isEmpty()) {
        String words = found.stream().map(Words::of).collect(Collectors.joining(" "));
        // A second picture in the box of a caption is another size of the first.
        if (found.stream().noneMatch(captions::contains)) {
          pictures.add(new Picture(image, box, words));
          captions.addAll(found);
        }
        return;
      }
      if (box == figure) {
        pictures.add(new Picture(image, box, ""));
        return;
      }
      box = box.parent();
    }
  }

  /** Asked once of each figure: it may hold many pictures. */
  private Optional<String> tagged(Element figure) {
    return tagged.computeIfAbsent(
        figure, asked -> Optional.ofNullable(asked.selectFirst("figcaption")).map(Words::of));
  }

  private List<Element> captions(Element box) {
    List<Element> found = new ArrayList<>();
    NodeTraversor.filter(
        (node, depth) -> {
          if (node instanceof Element element && holds(CAPTION, element) && isOwnText(element)) {
            found.add(element);
            return FilterResult.SKIP_CHILDREN;
          }
          return FilterResult.CONTINUE;
        },
        box);
    if (found.isEmpty()
        && holds(PICTURE, box)
        && box.selectFirst(NO_CAPTION) == null
        && isOwnText(box)) {
      found.add(box);
    }
    return found;
  }

  /** Whether there are words, and not most of them a link: a teaser has its picture as well. */
  private static boolean isOwnText(Element element) {
    return element.hasText()
        && Words.linked(element) * 2 < element.text().length()
        && element.closest("a") == null;
  }

  private boolean holds(Set<String> wanted, Element element) {
    return element.attributesSize() > 0
        && !Collections.disjoint(
            wanted, known.computeIfAbsent(Boilerplate.names(element), Pictures::words));
  }

  private static Set<String> words(String names) {
    return Boilerplate.words(names, word -> CAPTION.contains(word) || PICTURE.contains(word));
  }

  /** Whether an element holds few words and few elements: counted no further than that. */
  private static boolean isSmall(Element box) {
    int[] left = {MOST_ELEMENTS, MOST_CHARACTERS};
    return !box.nameIs("body")
        && NodeTraversor.filter(
                (node, depth) -> {
                  if (node instanceof TextNode text) {
                    left[1] -= text.getWholeText().strip().length();
                  } else if (node instanceof Element) {
                    left[0]--;
                  }
                  return left[0] < 0 || left[1] < 0 ? FilterResult.STOP : FilterResult.CONTINUE;
                },
                box)
            != FilterResult.STOP;
  }

  private static @Nullable String url(Element image) {
    return SOURCES.stream()
        .map(source -> Tags.address(image, source))
        .filter(url -> url.startsWith("http"))
        .findFirst()
        .orElse(null);
  }

  /** Whether a picture stands in the text or where articles stand, and not in a box beside it. */
  private static boolean isInArticle(Element box, Element container, Boilerplate boilerplate) {
    boolean inside = false;
    for (Element at = box.parent(); at != null; at = at.parent()) {
      // A dropped element that holds hardly more than the picture is its frame.
      if (BESIDE.contains(at.normalName())
          || boilerplate.holds(at) && !at.nameIs("header") && !isSmall(at)) {
        return false;
      }
      inside |=
          at == container
              || at.nameIs("article")
              || at.nameIs("main")
              || Tags.says(at, "itemprop", "articleBody");
    }
    return inside;
  }
}

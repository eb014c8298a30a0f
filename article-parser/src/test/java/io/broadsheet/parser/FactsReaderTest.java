package io.broadsheet.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Claim;
import io.broadsheet.events.Entity;
import io.broadsheet.events.Evidence;
import io.broadsheet.events.EvidenceMismatch;
import io.broadsheet.events.Facts;
import io.broadsheet.events.Facts.Block;
import io.broadsheet.events.Facts.BlockState;
import io.broadsheet.events.Facts.DateMention;
import io.broadsheet.events.Facts.Fingerprint;
import io.broadsheet.events.Figure;
import io.broadsheet.events.Metadata.Precision;
import io.broadsheet.events.Quote;
import io.broadsheet.parser.text.Extractor;
import io.broadsheet.parser.text.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FactsReaderTest {

  private static final DateMention RIGHT =
      new DateMention("2024", Precision.YEAR, new Evidence(3, 7, "2024"));
  private static final DateMention WRONG =
      new DateMention("2023", Precision.YEAR, new Evidence(0, 4, "2023"));

  private final List<Throwable> faults = new ArrayList<>();

  @Test
  void aFailingExtractorFailsItsBlockAlone() {
    Facts facts =
        read(
            reading -> {
              throw new IllegalStateException("broken");
            });
    assertThat(facts.blocks())
        .containsEntry(Block.DATES, BlockState.FAILED)
        .containsEntry(Block.CLAIMS, BlockState.EMPTY);
    assertThat(faults).singleElement().extracting(Throwable::getMessage).isEqualTo("broken");
  }

  @Test
  void dropsAValueWhoseEvidenceIsNotInTheText() {
    Facts facts = read(reading -> List.of(WRONG, RIGHT));
    assertThat(facts.dates()).containsExactly(RIGHT);
    assertThat(facts.blocks()).containsEntry(Block.DATES, BlockState.OK);
    assertThat(faults).singleElement().isInstanceOf(EvidenceMismatch.class);
  }

  private Facts read(Function<Reading, List<DateMention>> dates) {
    return new FactsReader(
            FactsReaderTest.<Entity>of(reading -> List.of()),
            FactsReaderTest.<Quote>of(reading -> List.of()),
            FactsReaderTest.<Figure>of(reading -> List.of()),
            of(dates),
            FactsReaderTest.<Claim>of(reading -> List.of()),
            faults::add)
        .read(Reading.ofLines("In 2024.", null), new Fingerprint("", null));
  }

  private static <T> Extractor<T> of(Function<Reading, List<T>> found) {
    return new Extractor<>() {
      @Override
      public boolean reads(Reading reading) {
        return true;
      }

      @Override
      public List<T> extract(Reading reading) {
        return found.apply(reading);
      }
    };
  }
}

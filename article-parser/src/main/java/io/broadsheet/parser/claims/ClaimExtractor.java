package io.broadsheet.parser.claims;

import io.broadsheet.events.Claim;
import io.broadsheet.parser.text.*;
import java.util.List;

public final class ClaimExtractor implements Extractor<Claim> {
  @Override
  public boolean reads(Reading reading) {
    return reading.isIn("en");
  }

  @Override
  public List<Claim> extract(Reading reading) {
    return List.of();
  }
}

package io.broadsheet.parser.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Figure;
import io.broadsheet.events.Figure.Bound;
import io.broadsheet.events.Figure.Kind;
import io.broadsheet.parser.Parsed;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FigureExtractorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It paid $2.2 billion for the port.|2200000000|USD",
        "It paid €40,000 for the boat.|40000|EUR",
        "It paid RM10bn for the port.|10000000000|MYR",
        "It paid Rs 5 crore for the barn.|50000000|INR",
        "It paid 120 million yuan for the mill.|120000000|CNY",
        "It paid HK$29 for the book.|29|HKD",
        "It paid half a million dollars for it.|500000|USD",
        "It paid 15 cents for it.|0.15|USD",
        "It cost three thousand nine hundred and sixty-five dollars.|3965|USD",
        "It cost thirteen dollars and forty cents.|13.40|USD",
        "It lost 75 USD million.|75000000|USD",
        "It lost 30 MUSD.|30000000|USD",
        "It paid N$40 for the book.|40|NAD",
        "It paid c $ 300 million for the port.|300000000|CAD",
        "It paid 10 € for the book.|10|EUR",
        "It paid two and a half million euros.|2500000|EUR",
        "It raised $20B in May.|20000000000|USD",
        "It raised €6.6M in May.|6600000|EUR",
        "It raised $1.5 B in May.|1500000000|USD",
        "It raised £3 Bn in May.|3000000000|GBP",
        "It is worth $4T now.|4000000000000|USD",
        "It sold a $15 T-shirt.|15|USD",
        "It paid two lakh crore rupees.|2000000000000|INR",
        "It paid three quarters of a billion pounds.|750000000|GBP",
        "It hands out 3 USD50 cards.|50|USD",
        "Toyota of Japan earned ¥500 billion.|500000000000|JPY",
        "It paid ¥500 in a bar, where the yen fell.|500|JPY",
        "The mill in China paid ¥500 for it.|500|CNY",
        "The bar in Tokyo paid ¥500 for tea of China.|500|CNY",
        "The bar in China paid ¥500, as the yen fell.|500|JPY",
        "The mill in China paid JP¥500 for it.|500|JPY",
        "The mill in Japan paid CN¥500 for it.|500|CNY",
        "It paid ￥500 for it.|500|CNY",
        "It lost 30 million pounds on the deal.|30000000|GBP",
        "It lost 5,000 pounds on the deal.|5000|GBP",
        "He paid 200 pounds for it.|200|GBP",
        "Norway paid 24 billion kroner for it.|24000000000|NOK",
        "Novo of Denmark paid 24 billion kroner for it.|24000000000|DKK",
        "The court set a 500-pound fine.|500|GBP",
        "It signed a 3 billion-pound deal.|3000000000|GBP",
        "Its shares, once worth pounds, closed at 318p.|3.18|GBP",
        "The FTSE fell as the mill lost 12.5p a share.|0.125|GBP",
        "They agreed on a 900-pound-a-month rent.|900|GBP",
        "It lost 30 pounds per share.|30|GBP",
        "It lent 500 pounds of public money.|500|GBP",
        "It paid PHP 8.3 million for it.|8300000|PHP",
        "It paid PHP 500 for it.|500|PHP",
        "Commuters in Manila pay PHP 9 a day.|9|PHP",
        "It sold 4 billion pounds of bonds.|4000000000|GBP",
        "Each household loses 400 pounds a year.|400|GBP",
        "It sold 40 million pounds of gilts.|40000000|GBP",
        "It is weighing a 5 billion pound offer.|5000000000|GBP",
        "He lost 300 pounds to a scammer.|300|GBP",
        "Drivers pay a 15-pound daily charge.|15|GBP",
        "She earned 15 pounds a week.|15|GBP",
        "The fee is PHP 8.50 a day.|8.50|PHP",
        "It lost –$5 million.|-5000000|USD"
      })
  void readsMoney(String text, BigDecimal value, String currency) {
    Figure figure = only(text);
    assertThat(figure.kind()).isEqualTo(Kind.MONEY);
    assertThat(figure.value()).isEqualByComparingTo(value);
    assertThat(figure.currency()).isEqualTo(currency);
  }

  @Test
  void aLetterIsNoPowerUnlessItIsMoneyAndNoHourWhereAWordGoesOn() {
    assertThat(Parsed.english("The tower is 324 m tall.").facts().figures()).isEmpty();
    assertThat(only("It has 10 ambulances.").value()).isEqualByComparingTo("10");
  }

  @Test
  void basisPointsAreHundredthsOfPoints() {
    Figure figure = only("The bank raised rates by 25 basis points.");
    assertThat(figure.kind()).isEqualTo(Kind.PERCENT);
    assertThat(figure.value()).isEqualByComparingTo("0.25");
    assertThat(figure.unit()).isEqualTo("percentage points");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The plane dropped 500-pound bombs.|500|500-pound",
        "He lost 30 pounds.|30|30 pounds",
        "She lost two pounds a week.|2|two pounds",
        "It made 14 billion pounds of cheese.|14000000000|14 billion pounds",
        "It used 900 pounds of chicken stock.|900|900 pounds",
        "The bear weighed 400 pounds last year.|400|400 pounds",
        "He gained 15 pounds last year.|15|15 pounds",
        "She has lost about 30 pounds since.|30|about 30 pounds",
        "She had a 12-pound baby.|12|12-pound",
        "The press held 3,000 pounds per square inch.|3000|3,000 pounds",
        "He weighs 200 pounds.|200|200 pounds",
        "He weighed in at 200 pounds.|200|200 pounds",
        "Police seized 1,000 pounds of cocaine.|1000|1,000 pounds",
        "It recalled 12 million pounds of ground beef.|12000000|12 million pounds"
      })
  void readsPoundsThatWeigh(String text, BigDecimal value, String evidence) {
    Figure figure = only(text);
    assertThat(figure.kind()).isEqualTo(Kind.MEASURE);
    assertThat(figure.value()).isEqualByComparingTo(value);
    assertThat(figure.currency()).isNull();
    assertThat(figure.evidence().exact()).isEqualTo(evidence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Seven of 10 teenagers have tried it.|RATIO|0.7|Seven of 10",
        "The new one is eight times faster than the old.|RATIO|8|eight times",
        "There were three times as many as in May.|RATIO|3|three times",
        "It carries a 4.5-fold risk.|RATIO|4.5|4.5-fold",
        "It was named one of 10 winners.|COUNT|10|10 winners",
        "Two judges left.|COUNT|2|Two judges",
        "It grew for five straight quarters.|DURATION|5|five straight quarters",
        "It serves four of the five largest cities.|RATIO|0.8|four of the five",
        "It costs a third less.|RATIO|0.3333|a third",
        "The shares slid by a fifth.|RATIO|0.2|a fifth",
        "It won six times as often.|RATIO|6|six times",
        "Lawmakers sit in the 460-seat house.|COUNT|460|460-seat",
        "It costs £52 million a season.|MONEY|52000000|£52 million",
        "Then 11 met basic standards of 1,200 trials.|COUNT|1200|1,200 trials",
        "By noon 31 were missing.|COUNT|31|31",
        "A total of 31 were killed.|COUNT|31|31",
        "A blast tore through the market, killing 12.|COUNT|12|12",
        "It needs more than 100,000 GPUs.|COUNT|100000|more than 100,000 GPUs"
      })
  void readsSharesMultiplesAndCounts(String text, Kind kind, BigDecimal value, String evidence) {
    Figure figure = only(text);
    assertThat(figure.kind()).isEqualTo(kind);
    assertThat(figure.value()).isEqualByComparingTo(value);
    assertThat(figure.evidence().exact()).isEqualTo(evidence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It lost pounds on a 1080p screen.",
        "It lost pounds on 318 p or so.",
        "It was shown three times a week.",
        "The 12 were at home.",
        "A boy aged 12 died.",
        "The data was leaked by a third party.",
        "It was raised three times earlier this year.",
        "Lawmakers voted 231 to 227 for it.",
        "Miners trapped in 2010 were rescued.",
        "He was jailed four times under Tito.",
        "She won it four times as a junior.",
        "They cost pounds on a 1440p screen (720p too)."
      })
  void takesNoPicturesAndTimesForFigures(String text) {
    assertThat(Parsed.english(text).facts().figures()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It offers 60-minute video uploads.|DURATION|minute",
        "It offers a two-year plan.|DURATION|year",
        "It has a 3-metre wall.|MEASURE|metre",
        "They fired 120 mm rounds.|MEASURE|mm",
        "It fired 120 rounds.|COUNT|rounds"
      })
  void takesTheUnitThatIsJoined(String text, Figure.Kind kind, String unit) {
    assertThat(only(text).kind()).isEqualTo(kind);
    assertThat(only(text).unit()).isEqualTo(unit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "About half of the governor's proposed spending was cut.|the governor's proposed spending",
        "It takes half of the ships.|the ships"
      })
  void saysWhatItIsAPartOf(String text, String whole) {
    assertThat(only(text).of()).isEqualTo(whole);
  }

  @Test
  void isNoPartOfAnotherFiguresBound() {
    assertThat(Parsed.english("It takes half of the nearly $2 billion raise.").facts().figures())
        .extracting(Figure::of)
        .containsOnlyNulls();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Deliveries rose 3% to 9.24 million vehicles.|3%;9.24 million vehicles",
        "The index fell 0.6% to 4,975.51.|0.6%;4,975.51",
        "The yield rose 4.5 basis points to 4.32%.|4.5 basis points;4.32%",
        "Net debt fell by 200 million to 1.3 billion euros.|200 million;1.3 billion euros",
        "The death toll rose by 12 to 45 people.|45 people",
        "Sales grew 5 to 10 percent.|5 to 10 percent",
        "It costs $5 to $10.|$5 to $10",
        "It sells to 92% of Fortune 500 companies.|92%",
        "It took one to two years.|one to two years",
        "It took one or two years.|one or two years",
        "It is one to watch in two years.|two years",
        "It will rise in the second half of the year.|",
        "It expects sales to rise 3% to 5%.|3% to 5%",
        "Prices have risen 10% to 15%.|10% to 15%",
        "Prices have climbed 10% to 15%.|10% to 15%",
        "The shares were up $2 to $3.|$2 to $3",
        "The shares were up $2 to $45.|$2;$45",
        "The shares were up $20 to $62.|$20;$62",
        "Sales will rise by $2 billion to $7 billion.|$2 billion;$7 billion",
        "The tax would rise by 2% to 6%.|2%;6%",
        "It expects profit to rise 5% to 10%.|5% to 10%",
        "It finished with a 3-6 record.|",
        "It was a 2-3 loss to Spain.|",
        "Unemployment rose 0.2% to 4.3%.|0.2%;4.3%",
        "The planet K2-18b was seen.|",
        "It pays RM5-10 million.|RM5-10 million",
        "It moved at 15 km/h.|15 km"
      })
  void partsAChangeFromWhereItLeads(String text, String figures) {
    assertThat(Parsed.english(text).facts().figures())
        .extracting(figure -> figure.evidence().exact())
        .isEqualTo(figures == null ? List.of() : List.of(figures.split(";")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Manila paid 20 million pesos.|PHP",
        "Mexico paid 20 million pesos.|MXN",
        "It paid 20 million pesos.|",
        "Chile met Mexico in Mexico City. It paid 20 million pesos.|MXN",
        "It paid ¥20 million.|CNY",
        "The Mexican peso fell in Manila. It paid 20 million pesos.|MXN"
      })
  void knowsWhosePesosTheyAre(String text, String code) {
    assertThat(only(text).currency()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tim Cook said Apple would invest $500 billion.|Apple",
        "Tim Cook said that Apple paid $500 billion.|Apple",
        "Apple sold two million phones in May and profit climbed 3 percent.|Apple;",
        "Microsoft said it would invest $500 billion.|Microsoft",
        "Microsoft said on Monday it would invest $500 billion.|Microsoft",
        "Police said the man sold their car for $500.|the man",
        "Ford last week paid $3 billion.|Ford",
        "Apple said in a statement that it lost $3 million.|Apple",
        "Apple said on Tuesday morning it lost $3 million.|Apple",
        "Ford said March sales rose 3 percent.|March sales",
        "Ford said 300 workers earned $500 a week.|;",
        "Its shares fell 7% after it warned that profit would drop by $3 billion.|Its shares;",
        "Tim Cook has said Apple would spend $3 billion.|Apple",
        "Anthropic spent $3 billion.|Anthropic"
      })
  void isWhoseItIs(String text, String subjects) {
    assertThat(Parsed.english(text).facts().figures())
        .extracting(figure -> figure.subject() == null ? "" : figure.subject())
        .containsExactly(subjects.split(";", -1));
  }

  @Test
  void readsHowTallAndHeavySomebodyIs() {
    assertThat(Parsed.english("He is 6-foot-5 and 250 pounds.").facts().figures())
        .extracting(Figure::kind)
        .containsExactly(Kind.MEASURE, Kind.MEASURE);
  }

  @Test
  void readsGermanShortForms() {
    assertThat(Parsed.in("de", "Er zahlte 310 Mio. Euro dafür.").facts().figures())
        .extracting(Figure::currency)
        .containsExactly("EUR");
  }

  @Test
  void isNoRangeAcrossAnAside() {
    assertThat(Parsed.english("Nearly a third — 31% — of buyers left.").facts().figures())
        .extracting(figure -> figure.evidence().exact())
        .containsExactly("Nearly a third", "31%");
  }

  @Test
  void ownsWhatItsSentenceBeginsWith() {
    assertThat(only("The revised plan added $300 million.").subject())
        .isEqualTo("The revised plan");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sales changed by -5% in May.|-5",
        "Sales changed by −5% in May.|-5",
        "Sales changed –5 percent in May.|-5",
        "Sales changed (-2.5%) in May.|-2.5",
        "It was −5 degrees in the barn.|-5",
        "It was -5 degrees in the barn.|-5",
        "Sales – 5 percent of them – fell.|5"
      })
  void readsMinus(String text, BigDecimal value) {
    assertThat(only(text).value()).isEqualByComparingTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "over,OVER",
    "not exceed,AT_MOST",
    "more than,OVER",
    "at least,AT_LEAST",
    "about,ABOUT",
    "nearly,ABOUT",
    "fewer than,UNDER",
    "up to,AT_MOST",
    "no more than,AT_MOST",
    "less than or equal to,AT_MOST",
    "just under,UNDER",
    "almost,ABOUT",
    "greater than,OVER",
    "some,ABOUT"
  })
  void readsBounds(String words, Bound bound) {
    Figure figure = only("It serves " + words + " 90,000 enterprise clients across the north.");
    assertThat(figure.bound()).isEqualTo(bound);
    assertThat(figure.unit()).isEqualTo("enterprise clients");
    assertThat(figure.evidence().exact()).isEqualTo(words + " 90,000 enterprise clients");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It will cost between $2 trillion and $4 trillion in all.",
        "It will cost $2 trillion to $4 trillion in all.",
        "It will cost $2–4 trillion in all.",
        "It will cost $2-4 trillion in all.",
        "It will cost more than $2 trillion and less than $4 trillion."
      })
  void readsRanges(String text) {
    Figure figure = only(text);
    assertThat(figure.min()).isEqualByComparingTo("2e12");
    assertThat(figure.max()).isEqualByComparingTo("4e12");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It passed 12 million users.|OVER|12 million users",
        "It topped 5,000 boats.|OVER|5,000 boats",
        "It passed 12 laws.|EXACT|12 laws",
        "It passed the 3 new bills.|EXACT|3 new bills",
        "She passed three driving tests.|EXACT|three driving tests",
        "The song topped 5 charts.|EXACT|5 charts"
      })
  void whatIsPassedBoundsWhatCanGrow(String text, Bound bound, String exact) {
    Figure figure = only(text);
    assertThat(figure.bound()).isEqualTo(bound);
    assertThat(figure.evidence().exact()).endsWith(exact);
    assertThat(figure.evidence().exact().equals(exact)).isEqualTo(bound == Bound.EXACT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It costs $500 to $1 million.|500|1000000",
        "It costs $1 to $2 million.|1000000|2000000",
        "It serves 500 to 1 million users.|500|1000000",
        "It costs between $500 and $1 million.|500|1000000",
        "It takes 3-5 years.|3|5",
        "It begins 9-8 months before.|8|9",
        "It lost 3% –5%.|3|5",
        "It costs $2 -$5 there.|2|5",
        "It holds 10-15 percent.|10|15",
        "It lost 3-5% in May.|3|5",
        "It lost 3–5 boats.|3|5",
        "It changed by -5% to -3%.|-5|-3"
      })
  void keepsTheEndsOfARange(String text, BigDecimal min, BigDecimal max) {
    Figure figure = only(text);
    assertThat(figure.min()).isEqualByComparingTo(min);
    assertThat(figure.max()).isEqualByComparingTo(max);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It rose from $500 to $1 million.|500|1000000",
        "It fell from 5 to 3 million users.|5000000|3000000"
      })
  void keepsTheEndsOfAChange(String text, BigDecimal from, BigDecimal to) {
    Figure figure = only(text);
    assertThat(figure.from()).isEqualByComparingTo(from);
    assertThat(figure.to()).isEqualByComparingTo(to);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Leeds beat Hull 3-1.",
        "He won 6-3, 6-7, 6-4.",
        "She won 6-3, 6-7 (5-7), 7-5.",
        "It was a 2-0 victory at home.",
        "They won by 4–2.",
        "Leeds lost 1-3 to Hull.",
        "Leeds trail 1-3 in it.",
        "It was a 2–3 home defeat.",
        "They drew 1-1 in a game.",
        "They had 3-1 wins at home.",
        "The court voted 5-4 for it."
      })
  void takesNoScoreForARange(String text) {
    assertThat(Parsed.english(text).facts().figures()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sales rose from 11 percent to 38 percent.",
        "Sales rose to 38 percent from 11 percent.",
        "Sales made up 38 percent, up from 11 percent."
      })
  void readsChanges(String text) {
    Figure figure = only(text);
    assertThat(figure.from()).isEqualByComparingTo("11");
    assertThat(figure.to()).isEqualByComparingTo("38");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Its engines rank second globally.|2",
        "The mill ranked first among ten.|1",
        "It came in fifth place.|5",
        "It is ranked No. 3 in the country.|3",
        "The city is third in the world.|3",
        "Its port fell to sixth, behind Oslo.|6",
        "It took third place.|3",
        "It is the country’s third-largest port.|3",
        "It runs the world’s second-largest port.|2"
      })
  void readsRanks(String text, BigDecimal value) {
    Figure rank =
        Parsed.english(text).facts().figures().stream()
            .filter(figure -> figure.kind() == Kind.RANK)
            .findFirst()
            .orElseThrow();
    assertThat(rank.value()).isEqualByComparingTo(value);
  }

  @Test
  void readsPerWhat() {
    assertThat(only("It pays $5 a year for it.").per()).isEqualTo("year");
    assertThat(only("It adds $5 million in annual value.").per()).isEqualTo("year");
    assertThat(only("It costs 2 yuan per 1,000 tokens.").per()).isEqualTo("1,000 tokens");
    assertThat(only("It paid $5 million a year earlier.").per()).isNull();
    assertThat(only("Annual sales rose to $5 million.").per()).isEqualTo("year");
    assertThat(only("The Daily Telegraph was sold for £5 million.").per()).isNull();
    assertThat(only("Weekly Norden was sold for £5 million.").per()).isNull();
    assertThat(only("The Daily Telegraph saw annual sales of £5 million.").per()).isEqualTo("year");
  }

  @Test
  void readsSpansOfTimeAndMeasures() {
    assertThat(only("It took six to nine months.").kind()).isEqualTo(Kind.DURATION);
    assertThat(only("It burns 120 megawatts.").kind()).isEqualTo(Kind.MEASURE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de|Sie zahlte 2,5 Milliarden Euro für den Hafen.|MONEY|2500000000",
        "de|Der Umsatz stieg um 12,5 Prozent.|PERCENT|12.5",
        "de|Rund 1.200 Menschen kamen.|COUNT|1200",
        "fr|Elle a payé 2,5 milliards d’euros pour le port.|MONEY|2500000000",
        "fr|Environ 1 200 personnes sont venues.|COUNT|1200",
        "fr|Elle détient quatre-vingt-dix pour cent du port.|PERCENT|90",
        "fr|Quatre-vingt-dix-neuf pour cent sont venus.|PERCENT|99",
        "fr|Elle détient soixante-dix-sept pour cent du port.|PERCENT|77",
        "fr|Elle détient soixante et onze pour cent du port.|PERCENT|71",
        "fr|Elle détient vingt-et-un pour cent du port.|PERCENT|21",
        "fr|Elle a payé quatre-vingts millions d’euros.|MONEY|80000000",
        "fr|Elle a payé deux cent quatre-vingt-trois euros.|MONEY|283",
        "fr|Elle a payé cent quatre-vingts euros.|MONEY|180",
        "es|Pagó 2.500 millones de euros por el puerto.|MONEY|2500000000",
        "es|Las ventas subieron un 12,5 por ciento.|PERCENT|12.5",
        "zh|公司支付了2.5亿元。|MONEY|250000000",
        "zh|超过9万家企业使用它。|COUNT|90000",
        "zh|它支付了三十亿美元。|MONEY|3000000000",
        "zh|销售额增长了12.5%。|PERCENT|12.5"
      })
  void readsOtherLanguages(String language, String text, Kind kind, BigDecimal value) {
    List<Figure> figures = Parsed.in(language, text).facts().figures();
    assertThat(figures).hasSize(1);
    assertThat(figures.get(0).kind()).isEqualTo(kind);
    assertThat(figures.get(0).value()).isEqualByComparingTo(value);
  }

  @Test
  void readsSharesInWords() {
    assertThat(only("Half of the ships were lost.").kind()).isEqualTo(Kind.RATIO);
    assertThat(only("About two thirds of the ships were lost.").value())
        .isEqualByComparingTo("0.6666");
    assertThat(only("It has two dozen ships.").value()).isEqualByComparingTo("24");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "One in three adults reads no books.|0.3333|adults",
        "About 2 in 5 of its clients left.|0.4|its clients",
        "Nine out of ten voters agree.|0.9|voters",
        "Half of the ships were lost.|0.5|the ships"
      })
  void readsRatiosAndOfWhat(String text, BigDecimal value, String of) {
    Figure figure = only(text);
    assertThat(figure.kind()).isEqualTo(Kind.RATIO);
    assertThat(figure.value()).isEqualByComparingTo(value);
    assertThat(figure.of()).isEqualTo(of);
  }

  @Test
  void boundsARatio() {
    Figure figure = only("They lost 2 in 5 or more.");
    assertThat(figure.bound()).isEqualTo(Bound.AT_LEAST);
    assertThat(figure.evidence().exact()).isEqualTo("2 in 5 or more");
  }

  @Test
  void takesTwoNumbersApartThatAreNoRatio() {
    assertThat(Parsed.english("It sold 2 in 5 days.").facts().figures())
        .extracting(Figure::kind)
        .containsExactly(Kind.DURATION);
    assertThat(Parsed.english("It lost one in Paris.").facts().figures()).isEmpty();
  }

  @Test
  void saysWhatAShareIsOfAndWhose() {
    Figure share = only("Norden Bank made 38 percent of its sales abroad.");
    assertThat(share.of()).isEqualTo("its sales");
    assertThat(share.subject()).isEqualTo("Norden Bank");
    assertThat(only("It burned $3 million of debt.").subject()).isNull();
    assertThat(only("Sales of the company fell 12 percent.").subject())
        .isEqualTo("Sales of the company");
  }

  @Test
  void readsEachOfAList() {
    assertThat(Parsed.english("The prices are $17, $19 and $21.").facts().figures())
        .extracting(Figure::value)
        .containsExactly(new BigDecimal(17), new BigDecimal(19), new BigDecimal(21));
  }

  @Test
  void saysWhoStatesIt() {
    assertThat(only("According to Ann Lee, 40 ships were lost.").attributedTo())
        .isEqualTo("Ann Lee");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The model GPT-4 writes.",
        "It opened on May 9, 2024.",
        "It opened in 2023.",
        "It opens at 8.30am.",
        "Gemini 1.5 Pro is a model.",
        "It needs version 2.5 to run.",
        "It needs PHP 8.3 to run.",
        "It needs PHP 8.3.1 to run.",
        "It is running PHP 8 now.",
        "A 19-year-old won.",
        "The GPT -5 and the mid-5% fell.",
        "It came at 11:53:40 -0500 from Oslo.",
        "It flies the 787-9 Dreamliner jets.",
        "One company and two others won in the second half.",
        "See https://news.example/?q=5%25%2020%."
      })
  void takesNoNumberInNamesDatesAndVersionsForAFigure(String text) {
    assertThat(Parsed.english(text).facts().figures()).isEmpty();
  }

  private static Figure only(String text) {
    List<Figure> figures = Parsed.english(text).facts().figures();
    assertThat(figures).hasSize(1);
    return figures.get(0);
  }
}

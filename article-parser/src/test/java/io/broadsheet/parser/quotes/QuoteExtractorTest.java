package io.broadsheet.parser.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Quote;
import io.broadsheet.events.Quote.Speaker.Status;
import io.broadsheet.events.Quote.Type;
import io.broadsheet.parser.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteExtractorTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "“Trains will run again soon,” said Ann Lee, head of operations at Tallow Rail.",
        "\"Trains will run again soon,\" said Ann Lee, head of operations at Tallow Rail.",
        "‘Trains will run again soon,’ said Ann Lee, head of operations at Tallow Rail.",
        "«Trains will run again soon», said Ann Lee, head of operations at Tallow Rail.",
        "Ann Lee, head of operations at Tallow Rail, said: “Trains will run again soon.”",
        "“Trains will run again soon,” Ann Lee, head of operations at Tallow Rail, said."
      })
  void readsADirectQuoteInEveryStyle(String text) {
    Quote quote = only(text);
    assertThat(quote.type()).isEqualTo(Type.DIRECT);
    assertThat(quote.text()).startsWith("Trains will run again soon");
    assertThat(quote.speaker().name()).isEqualTo("Ann Lee");
    assertThat(quote.speaker().role()).isEqualTo("head of operations");
    assertThat(quote.speaker().organization()).isEqualTo("Tallow Rail");
  }

  @Test
  void readsRoleAndOrganizationBeforeTheName() {
    Quote quote = only("“It works,” said OpenAI CEO Sam Altman.");
    assertThat(quote.speaker().role()).isEqualTo("CEO");
    assertThat(quote.speaker().organization()).isEqualTo("OpenAI");
  }

  @Test
  void readsARoleWithoutOrganization() {
    assertThat(only("Ann Lee, a doctor, said that the beds were full.").speaker().role())
        .isEqualTo("doctor");
  }

  @Test
  void readsTheRoleBeforeAComma() {
    Quote quote = only("“It works,” said Apple’s chief executive, Tim Cook.");
    assertThat(quote.speaker().name()).isEqualTo("Tim Cook");
    assertThat(quote.speaker().role()).isEqualTo("chief executive");
    assertThat(quote.speaker().organization()).isEqualTo("Apple");
  }

  @Test
  void readsSeveralRoles() {
    Quote quote = only("“It works,” said Ann Lee, founder, chairman and CEO of Tallow Rail.");
    assertThat(quote.speaker().role()).isEqualTo("founder, chairman and CEO");
    assertThat(quote.speaker().organization()).isEqualTo("Tallow Rail");
  }

  @Test
  void readsAMinistersDepartment() {
    assertThat(only("“It works,” said Economy Minister Robert Habeck.").speaker().role())
        .isEqualTo("Economy Minister");
  }

  @Test
  void leavesTheOwnerOutOfARole() {
    Quote quote =
        quotes("OpenAI opened.\nAnn Lee, the company’s chief technology officer, said so: “Yes.”")
            .get(0);
    assertThat(quote.speaker().role()).isEqualTo("chief technology officer");
    assertThat(quote.speaker().organization()).isEqualTo("OpenAI");
  }

  @Test
  void carriesTheRoleToTheSurname() {
    List<Quote> quotes =
        quotes("Ann Lee, a surgeon at Northgate Hospital, left.\n“We are full,” Lee said.");
    assertThat(quotes.get(0).speaker().name()).isEqualTo("Ann Lee");
    assertThat(quotes.get(0).speaker().role()).isEqualTo("surgeon");
  }

  @Test
  void tellsTheClauseOfANounFromWhatWasSaid() {
    assertThat(
            only("OpenAI told users in places that it does not serve, that it will block them.")
                .text())
        .isEqualTo("it will block them");
    assertThat(only("OpenAI told users in Berlin that it will block them.").text())
        .isEqualTo("it will block them");
  }

  @Test
  void givesPronounsToTheLastSpeaker() {
    List<Quote> quotes =
        quotes("“We are full,” said Ann Lee.\nShe added that Boris Stone would help on Monday.");
    assertThat(quotes.get(1).speaker().name()).isEqualTo("Ann Lee");
    assertThat(quotes.get(1).type()).isEqualTo(Type.INDIRECT);
  }

  @Test
  void goesOnWithTheSpeakerOfTheParagraph() {
    List<Quote> quotes = quotes("“We are full,” said Ann Lee. “Nobody can come in.”");
    assertThat(quotes).extracting(quote -> quote.speaker().name()).containsOnly("Ann Lee");
  }

  @Test
  void readsAQuoteOfSeveralParagraphsAsOne() {
    List<Quote> quotes =
        quotes(
            "Ann Lee, a lawyer, said that it was late.\n“There are two questions here.\n“The second is who pays.”");
    assertThat(quotes).hasSize(2);
    assertThat(quotes.get(1).text())
        .isEqualTo("There are two questions here.\nThe second is who pays.");
    assertThat(quotes.get(1).speaker().name()).isEqualTo("Ann Lee");
  }

  @Test
  void readsReportedSpeechInEveryOrder() {
    assertThat(only("Ann Lee said that the bridge was safe.").text())
        .isEqualTo("the bridge was safe");
    assertThat(only("The bridge was safe, said Ann Lee.").text()).isEqualTo("The bridge was safe");
    assertThat(only("The bridge was safe, Ann Lee said.").text()).isEqualTo("The bridge was safe");
    assertThat(only("According to Ann Lee, the bridge was safe.").text())
        .isEqualTo("the bridge was safe");
    assertThat(only("The bridge was safe, according to Ann Lee.").verb()).isEqualTo("according to");
  }

  @Test
  void callsAReportWithQuotedWordsMixed() {
    Quote quote = only("Ann Lee said that the bridge was “safe for now” and would open.");
    assertThat(quote.type()).isEqualTo(Type.MIXED);
    assertThat(quote.text()).isEqualTo("the bridge was safe for now and would open");
  }

  @Test
  void takesTheCompanyForTheOneSpokenOf() {
    List<Quote> quotes = quotes("Baidu cut its prices. The company said that more would follow.");
    assertThat(quotes.get(0).speaker().name()).isEqualTo("Baidu");
  }

  @Test
  void describesSpeakersWithoutAName() {
    Quote quote = only("Officials said that the bridge was safe.");
    assertThat(quote.speaker().status()).isEqualTo(Status.DESCRIPTIVE);
    assertThat(quote.speaker().name()).isNull();
  }

  @Test
  void givesPronounsToWhomTheyFit() {
    List<Quote> quotes =
        quotes(
            "“We are full,” said Ann Lee. Peter Kane nodded. “So are we,” she said.\n"
                + "The group will open a ward, he added.");
    assertThat(quotes)
        .extracting(quote -> quote.speaker().name())
        .containsExactly("Ann Lee", "Ann Lee", "Peter Kane");
  }

  @Test
  void takesTitlesOffTheName() {
    Quote quote = only("“He is helping us,” Inspector Nora Falk told the Post.");
    assertThat(quote.speaker().name()).isEqualTo("Nora Falk");
    assertThat(quote.speaker().role()).isEqualTo("Inspector");
  }

  @Test
  void takesAnyVerbBesideTheMarksForOneOfSpeech() {
    assertThat(only("“Why would I leave here?” wonders Ann Lee.").speaker().name())
        .isEqualTo("Ann Lee");
    assertThat(only("“Nobody can leave,” Ann Lee sighs, and shuts the door.").verb())
        .isEqualTo("sighs");
  }

  @Test
  void goesOnWithASpeakerWhoHasNoName() {
    List<Quote> quotes = quotes("“It is cold,” a spokesman said. “It will stay so,” he added.");
    assertThat(quotes).extracting(quote -> quote.speaker().role()).containsOnly("spokesman");
  }

  @Test
  void saysUnknownWhereTheTextDoesNotTell() {
    Quote quote = only("It rained.\n“This bridge will never be finished in our time.”");
    assertThat(quote.speaker().status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void leavesScareQuotesAlone() {
    assertThat(quotes("The so-called “green” bridge opened.")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The company rejected claims that it misled investors.",
        "Tencent denied suggestions that it would leave Hong Kong.",
        "The company has doubts that the plan will work.",
        "The bank’s analysts dispute estimates that oil will rise.",
        "The people of Kenya fear claims that the vote was bought.",
        "The government's forecasts that inflation would fall were wrong.",
        "Microsoft confirmed reports that it had been hacked.",
        "The company published its estimates that 3,000 homes lack water.",
        "Shares of Tencent fell amid reports that the company would be split.",
        "He rejected government claims that exports would grow."
      })
  void takesNoNounForAVerbOfSpeech(String text) {
    assertThat(quotes(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Zhou Wen claims that the firm lied.|the firm lied",
        "The government promises that nobody will pay more.|nobody will pay more",
        "The report notes that the dam was safe.|the dam was safe",
        "Critics argue that the law goes too far.|the law goes too far",
        "Police said reports that a man had a knife were false.|reports that a man had a knife were false",
        "Ann Lee told investors in her report that the year was good.|the year was good"
      })
  void readsTheSameFormsAsVerbs(String text, String words) {
    assertThat(only(text).text()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ann Lee said the bridge that fell was old.|the bridge that fell was old",
        "Nokia on Monday said it would cut 300 jobs.|it would cut 300 jobs",
        "Ann Lee said earlier on Tuesday that she would quit.|she would quit",
        "The hotel, said Ann Lee, is full.|The hotel is full",
        "The plan, according to Ann Lee, would cost nothing.|The plan would cost nothing",
        "The bank will close, Ann Lee said, without giving a date.|The bank will close",
        "The day after the attack, Ann Lee said the town was calm.|the town was calm",
        "Ann Lee added it would open in May.|it would open in May",
        "In Leeds the shops will stay open, Ann Lee said on Monday.|In Leeds the shops will stay open",
        "In its last report, the bank noted that sales had grown.|sales had grown"
      })
  void findsWhereTheReportedClauseStands(String text, String words) {
    assertThat(only(text).text()).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The minister never said that he was guilty.",
        "The Nasdaq added 20.7 points to 8,570.",
        "Neither the police nor the mayor said who had called.",
        "Few experts believe that it works well.",
        "Asked if he was sorry, Tom Reed said “no” and left.",
        "The letter, which Ann Lee says she never got, was read in court.",
        "In light of the scandal, the party vowed to change.",
        "On a similar note, Tallow Rail announced the opening of a station in Leeds.",
        "Tom Reed denied on Monday that he had threatened to strike.",
        "Google adds Gemini to its suite for schools.",
        "What has Ann Lee said about Nato?",
        "The app has a dark mode, which, according to the company, is popular."
      })
  void findsNothingWhereNobodySaysIt(String text) {
    assertThat(quotes(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "“It is over,” said former finance minister and party leader Tom Reed.|Tom Reed",
        "A spokesman for Ann Lee said she was fine.|spokesman for Ann Lee",
        "The Indian army in a statement said it was ready.|Indian army",
        "In a statement the company claims that its rivals lied.|company",
        "Jane Okafor of NASA, who did not take part, said it was ready.|Jane Okafor",
        "Jane Okafor of the University of Leeds said it was ready.|Jane Okafor",
        "\"I never said 'we will shut it down,'\" Tom Reed told the BBC.|Tom Reed",
        "“He said, ‘You have until Friday,’” Ann Lee said.|Ann Lee",
        "He was a quiet man, his wife Brenda said.|Brenda",
        "Volvo (the carmaker) said it would close two plants.|Volvo"
      })
  void findsTheSpeakerAmongTheWordsAround(String text, String speaker) {
    Quote.Speaker found = only(text).speaker();
    assertThat(found.name() == null ? found.role() : found.name()).isEqualTo(speaker);
  }

  @Test
  void takesTheAirlineOfBeforeForNobodyElse() {
    List<Quote> quotes =
        quotes(
            "The airline grounded jets. Boeing said the jets were safe. The airline said it was sorry.");
    assertThat(quotes.get(1).speaker().role()).isEqualTo("airline");
  }

  private static List<Quote> quotes(String text) {
    return Parsed.english(text).facts().quotes();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de|„Die Brücke bleibt bis Mai zu“, sagte Anna Berg.|Anna Berg",
        "de|Bürgermeisterin Anna Berg sagte: „Die Brücke bleibt bis Mai zu.“|Bürgermeisterin Anna Berg",
        "fr|« Le pont reste fermé », a-t-elle dit. Il pleut.|",
        "fr|« Le pont reste fermé », explique Marie Dupont.|Marie Dupont",
        "es|«El puente sigue cerrado hoy», dijo Ana Ruiz.|Ana Ruiz",
        "zh|“大桥五月之前不会开放，”他说。这座“黄金大桥”很旧。|",
        "zh|王小明表示：“大桥五月之前不会开放。”|王小明"
      })
  void readsDirectQuotesOfOtherLanguages(String language, String text, String speaker) {
    List<Quote> quotes = Parsed.in(language, text).facts().quotes();
    assertThat(quotes).hasSize(1);
    assertThat(quotes.get(0).speaker().name()).isEqualTo(speaker);
  }

  private static Quote only(String text) {
    List<Quote> quotes = quotes(text);
    assertThat(quotes).hasSize(1);
    return quotes.get(0);
  }
}

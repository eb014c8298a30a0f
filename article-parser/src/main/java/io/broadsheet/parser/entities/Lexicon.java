package io.broadsheet.parser.entities;

import io.broadsheet.parser.text.Wordlist;
import java.util.Set;

/** The words by which names are told from each other. */
public final class Lexicon {

  private static final Wordlist.Lists LISTS = Wordlist.lists(Lexicon.class, "lexicon.txt");

  /** Legal forms and words like them, which a shorter name of the same company leaves out. */
  static final Set<String> LEGAL = LISTS.get("legal");

  /** Words that end the names of organizations. */
  static final Set<String> ORGANIZATION_ENDINGS = LISTS.get("organization-endings");

  /** Titles and roles that stand before a person's name and belong to none. */
  public static final Set<String> TITLES = LISTS.get("titles");

  /** Parts of roles that are written with capitals: "Chief Technology Officer". */
  public static final Set<String> ROLE_WORDS = LISTS.get("role-words");

  /** Parts of roles that are written small: "chief technology officer". */
  public static final Set<String> ROLE_PARTS = LISTS.get("role-parts");

  /** What is written with capitals and names no one thing. */
  static final Set<String> NO_NAMES = LISTS.get("no-names");

  /** What stands right before the name of a firm: "the carmaker Teslar". */
  static final Set<String> FIRM_NOUNS = LISTS.get("firm-nouns");

  /** Who is at a firm: "chief economist at Tallow". */
  static final Set<String> EMPLOYED = LISTS.get("employed");

  /** Last words of clubs' names. */
  static final Set<String> CLUBS = LISTS.get("clubs");

  /** What firms offer under a name: "its Model Studio platform". */
  static final Set<String> OFFERS = LISTS.get("offers");

  /** Peoples, faiths and movements, which are many and not one thing; also their adjectives. */
  public static final Set<String> PEOPLES = LISTS.get("peoples");

  /** Words that follow a version in a model's name. */
  static final Set<String> EDITIONS = LISTS.get("editions");

  /** Heads that take a number without being a product. */
  static final Set<String> NUMBERED = LISTS.get("numbered");

  /** Nouns that say that the name beside them is an organization. */
  public static final Set<String> ORGANIZATION_NOUNS = LISTS.get("organization-nouns");

  /** Nouns that say that the name beside them is a person. */
  public static final Set<String> PERSON_NOUNS = LISTS.get("person-nouns");

  static final Set<String> MODEL_NOUNS = LISTS.get("model-nouns");

  /** What is made and sold: the last word of a kind of product. */
  static final Set<String> MACHINES = LISTS.get("machines");

  /** Words by which an article is about AI, beside the names of models. */
  static final Set<String> AI_WORDS = LISTS.get("ai-words");

  /** Firms whose versioned names are models: "DeepSeek-R1". */
  static final Set<String> AI_LABS = LISTS.get("ai-labs");

  /** States whose universities are called by state and town. */
  static final Set<String> STATES_OF_CAMPUSES = LISTS.get("states-of-campuses");

  /** Words that end the names of laws. */
  static final Set<String> LAWS = LISTS.get("laws");

  /** Names of firms and products that persons and places bear too. */
  static final Set<String> NAMES_OF_SEVERAL = LISTS.get("names-of-several");

  /** Well-known names that are words as well, which a sentence may open with. */
  static final Set<String> NAMES_LIKE_WORDS = LISTS.get("names-like-words");

  /** Families of models whose names have other bearers. */
  static final Set<String> MODELS_LIKE_WORDS = LISTS.get("models-like-words");

  /** Those of them whose other bearers take numbers too: "Gemini 8" flew in 1966. */
  static final Set<String> NUMBERED_OTHERWISE = LISTS.get("numbered-otherwise");

  private Lexicon() {}
}

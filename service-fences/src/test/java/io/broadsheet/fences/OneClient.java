package io.broadsheet.fences;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.net.URL;
import java.util.Set;
import java.util.regex.Pattern;

/** Nobody connects to the outside but the guarded client. */
public final class OneClient {

  private static final Pattern CLIENTS =
      Pattern.compile(
          "java\\.net\\.http\\..*"
              + "|java\\.net\\.\\w*URLConnection"
              + "|java\\.net\\.(Server)?\\w*Socket"
              + "|javax\\.net\\..*"
              + "|java\\.nio\\.channels\\.\\w*(Socket|Datagram)Channel"
              + "|io\\.vertx\\.core\\.http\\.(HttpClient|WebSocketClient|WebSocketConnect)\\w*"
              + "|io\\.vertx\\.core\\.(net\\.NetClient|datagram|dns)\\b.*"
              + "|io\\.vertx\\.(ext\\.web|mutiny)\\..*[cC]lient.*"
              + "|io\\.netty\\..*"
              + "|org\\.apache\\.http\\..*|org\\.apache\\.hc\\..*|okhttp3\\..*"
              + "|org\\.jsoup\\.(Connection|helper\\.\\w*Connection)\\b.*"
              + "|jakarta\\.ws\\.rs\\.client\\..*|org\\.eclipse\\.microprofile\\.rest\\.client\\..*");

  private static final Set<String> OPENING = Set.of("openConnection", "openStream", "getContent");

  private OneClient() {}

  /** For the main code of a service, or of the fences. */
  public static final ArchRule RULE =
      CompositeArchRule.of(
              noClasses()
                  .that()
                  .resideOutsideOfPackage("io.broadsheet.fences.outbound..")
                  .should()
                  .dependOnClassesThat(describe("connect to others", OneClient::isClient)))
          .and(
              noClasses()
                  .should()
                  .callMethodWhere(
                      describe(
                          "an address is opened as a java.net.URL",
                          call ->
                              call.getTargetOwner().isEquivalentTo(URL.class)
                                  && OPENING.contains(call.getName()))));

  static boolean isClient(JavaClass type) {
    return CLIENTS.matcher(type.getName()).matches();
  }
}

/**
 * The governance community of a neighbourhood as a domain library: who acts, on whose behalf, by which rule, and what
 * became of it. Everything enters as an act, is ruled on, and stands in the journal as facts.
 */
module org.linli.core {
    requires static transitive org.jspecify;
    requires com.google.common;
    // Wanted by the sources that Immutables generates, at compile time only.
    requires static java.compiler;
    requires static com.google.errorprone.annotations;
    requires static org.immutables.value.annotations;
}

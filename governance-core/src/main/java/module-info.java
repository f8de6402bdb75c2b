/**
 * The governance community of a neighbourhood as a domain library: who acts, on whose behalf, by which rule, and what
 * became of it. Everything enters as an act, is ruled on, and stands in the journal as facts.
 */
@SuppressWarnings("module") // the one that reads published JSON as this one does is built after it
module org.linli.core {
    exports org.linli.actor;
    exports org.linli.basics;
    exports org.linli.basics.json to
            org.linli.audit;
    exports org.linli.casework;
    exports org.linli.casework.csv;
    exports org.linli.casework.open311;
    exports org.linli.choice;
    exports org.linli.choice.bargain;
    exports org.linli.choice.budget;
    exports org.linli.choice.committee;
    exports org.linli.choice.files;
    exports org.linli.choice.opinion;
    exports org.linli.choice.sortition;
    exports org.linli.choice.voting;
    exports org.linli.community;
    exports org.linli.deliberation;
    exports org.linli.deliberation.design;
    exports org.linli.privacy;
    exports org.linli.responsibility;
    exports org.linli.responsibility.disclosure;
    exports org.linli.responsibility.finding;
    exports org.linli.responsibility.inventory;
    exports org.linli.territory;
    exports org.linli.trace;

    uses org.linli.trace.FactFamilies;

    provides org.linli.trace.FactFamilies with
            org.linli.community.CoreFacts;

    requires static transitive org.jspecify;
    requires com.google.common;
    requires java.xml;
    requires org.locationtech.jts;
    requires tools.jackson.core;
    // Wanted by the sources that Immutables generates, at compile time only.
    requires static java.compiler;
    requires static com.google.errorprone.annotations;
    requires static org.immutables.value.annotations;
}

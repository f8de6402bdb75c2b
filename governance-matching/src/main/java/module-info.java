/**
 * Supply and demand in a neighbourhood: needs, orders, the engine that matches them, and government purchase.
 */
module org.linli.matching {
    exports org.linli.matching;
    exports org.linli.order;

    requires transitive org.linli.core;
    requires com.google.common;

    provides org.linli.trace.FactFamilies with
            org.linli.order.OrderFacts;

    // Wanted by the sources that Immutables generates, at compile time only.
    requires static java.compiler;
    requires static com.google.errorprone.annotations;
    requires static org.immutables.value.annotations;
}

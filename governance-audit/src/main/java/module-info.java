/**
 * The trace log: a durable journal of facts that can be proved, checked, erased in its personal part, and exchanged.
 */
module org.linli.audit {
    requires transitive org.linli.core;
    // Wanted by the sources that Immutables generates, at compile time only.
    requires static java.compiler;
    requires static com.google.errorprone.annotations;
    requires static org.immutables.value.annotations;
}

/**
 * The trace log: a durable journal of facts that can be proved, checked, erased in its personal part, and exchanged.
 *
 * <p>Exported is what an embedder or an auditor needs; the canonical form of records stays inside, since its bytes are plain
 * JSON to everyone else.
 */
module org.linli.audit {
    exports org.linli.audit;
    exports org.linli.audit.interop;
    exports org.linli.audit.merkle;
    exports org.linli.audit.note;
    exports org.linli.audit.postgres;
    exports org.linli.audit.proof;
    exports org.linli.audit.rollup;
    exports org.linli.audit.tiles;
    exports org.linli.audit.witness;

    requires java.net.http;
    requires transitive java.sql;
    requires jdk.httpserver;
    requires transitive org.linli.core;
    // Wanted by the sources that Immutables generates, at compile time only.
    requires static java.compiler;
    requires static com.google.errorprone.annotations;
    requires static org.immutables.value.annotations;
}

package org.linli.trace;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.StreamSupport;
import org.linli.trace.testkit.AccountFact;
import org.linli.trace.testkit.ForwardingJournal;
import org.linli.trace.testkit.ReopenedJournalContract;

/** An in-memory journal that is kept stands for a journal on disk: reopening gives the same one, through fewer families if asked. */
final class KeptInMemoryJournalTest extends ReopenedJournalContract {
    @Override
    protected Journal create(Clock recording) {
        return InMemoryJournal.create("kept", recording);
    }

    @Override
    protected Journal reopen(Journal open) {
        return open instanceof Forgetful forgetful ? forgetful.kept : open;
    }

    @Override
    protected Journal reopenWithoutAccounts(Journal open) {
        return new Forgetful(reopen(open));
    }

    private static final class Forgetful extends ForwardingJournal {
        private static final FactCatalog ACCOUNTS = FactCatalog.of(List.of(AccountFact.FAMILY));
        final Journal kept;

        Forgetful(Journal kept) {
            super(kept);
            this.kept = kept;
        }

        private static TraceEvent forget(TraceEvent event) {
            return event.fact() instanceof AccountFact fact
                    ? new TraceEvent(
                            event.head(),
                            event.act(),
                            event.recorded(),
                            new UnknownFact(
                                    fact.subject(),
                                    fact.audience(),
                                    ACCOUNTS.nameOf(fact),
                                    AccountFact.FAMILY.schema(),
                                    new LinkedHashMap<>()),
                            event.basis())
                    : event;
        }

        @Override
        public Iterable<TraceEvent> trail(Subject subject, Direction direction) {
            return StreamSupport.stream(super.trail(subject, direction).spliterator(), false)
                    .map(Forgetful::forget)::iterator;
        }

        @Override
        public Slice read(Selection selection, long from, int max) {
            Slice slice = super.read(selection, from, max);
            return new Slice(slice.events().stream().map(Forgetful::forget).toList(), slice.next());
        }
    }
}

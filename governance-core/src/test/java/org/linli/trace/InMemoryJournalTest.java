package org.linli.trace;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.linli.trace.testkit.JournalContract;

final class InMemoryJournalTest extends JournalContract {
    @Override
    protected Journal create(Clock recording) {
        return InMemoryJournal.create("memory-1", recording);
    }

    @Test
    void journals_made_without_an_id_have_ids_of_their_own() {
        assertNotEquals(InMemoryJournal.create().id(), InMemoryJournal.create().id());
    }

    @Test
    void a_journal_needs_an_id_and_a_clock() {
        assertThrows(NullPointerException.class, () -> InMemoryJournal.create(null, clock));
        assertThrows(NullPointerException.class, () -> InMemoryJournal.create("x", null));
    }
}

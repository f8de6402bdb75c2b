package org.linli.walkthrough.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.linli.trace.TraceStoreException;

class AsideTest {

    @Test
    void what_is_done_aside_gives_what_it_would_give_here() {
        assertEquals(7, Aside.of(() -> 7).get());
    }

    @Test
    void what_is_thrown_aside_is_thrown_here_as_it_is() {
        TraceStoreException failed = new TraceStoreException("The disk is full.");
        Aside<Object> aside = Aside.of(() -> {
            throw failed;
        });
        assertSame(failed, assertThrows(TraceStoreException.class, aside::get));
    }
}

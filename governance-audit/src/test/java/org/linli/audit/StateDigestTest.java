package org.linli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.trace.Digest;
import org.linli.trace.Subject;
import org.linli.trace.testkit.Account;
import org.linli.trace.testkit.AccountId;

class StateDigestTest {
    private static final Subject A = Account.KIND.subject(AccountId.of("a"));
    private static final Subject B = Account.KIND.subject(AccountId.of("b"));

    private static Account account(String id, long cents) {
        return new Account(AccountId.of(id), Account.Status.OPEN, Optional.empty(), cents, Instant.EPOCH);
    }

    private static Account owned(String phone) {
        Account.Profile profile = new Account.Profile(
                SampleLog.LI, Account.Tier.GROUP, Account.Contact.of(SampleLog.LI, phone), Optional.empty());
        return new Account(AccountId.of("a"), Account.Status.OPEN, Optional.of(profile), 1, Instant.EPOCH);
    }

    @Test
    void aStateIsWrittenWithHandlesInThePlaceOfPersonalValues() {
        assertEquals(
                "{\"cents\":1,\"id\":\"a\",\"lastAct\":0,\"profile\":{\"contact\":{\"phone\":{\"holder\":\"resident-li\","
                        + "\"slot\":\"phone\"}},\"owner\":\"resident-li\",\"tier\":\"GROUP\"},\"status\":\"OPEN\"}",
                new String(StateDigest.canonical(owned("027-1111")), StandardCharsets.UTF_8));
        assertEquals(StateDigest.of(Map.of(A, owned("1"))), StateDigest.of(Map.of(A, owned("2"))));
    }

    @Test
    void theDigestIsThatOfASortedArray() {
        Digest expected =
                Digest.sha256(("[[\"account/a\",{\"cents\":1,\"id\":\"a\",\"lastAct\":0,\"status\":\"OPEN\"}],"
                                + "[\"account/b\",{\"cents\":2,\"id\":\"b\",\"lastAct\":0,\"status\":\"OPEN\"}]]")
                        .getBytes(StandardCharsets.UTF_8));
        assertEquals(expected, StateDigest.of(Map.of(B, account("b", 2), A, account("a", 1))));
        assertEquals(
                expected,
                StateDigest.empty()
                        .add(B, account("b", 3))
                        .add(A, account("a", 1))
                        .add(B, account("b", 2))
                        .digest());
        assertNotEquals(expected, StateDigest.of(Map.of(A, account("a", 1))));
        assertEquals(
                Digest.sha256("[]".getBytes(StandardCharsets.UTF_8)),
                StateDigest.empty().digest());
    }

    /** A state that cannot be written. */
    private record Inexact(double value) {}

    @Test
    void aStateThatCannotBeWrittenIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> StateDigest.canonical(new Inexact(1)));
    }
}

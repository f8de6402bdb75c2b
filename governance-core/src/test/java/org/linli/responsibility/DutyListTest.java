package org.linli.responsibility;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.responsibility.testkit.DutyTown.the;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.actor.ActorKind;
import org.linli.basics.Validity;
import org.linli.responsibility.testkit.DutyTown;

/** The printed list names the last day of a duty, as every reader of a list expects. */
class DutyListTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant JANUARY = Instant.parse("2025-12-31T16:00:00Z");

    private static String printed(Validity validity) {
        Duty lead = Duty.of(DutyPart.LEAD, DutyTown.STREET, validity, DutyBasis.of(DutyGround.STATUTE, "law@1"));
        ChargeId charge = ChargeId.of(DutyTown.LIGHTING, the(ActorKind.GOVERNMENT_DEPARTMENT));
        Responsibility line =
                Responsibility.of(charge, new Charge.Held(DutyId.of("d-1"), lead, Optional.empty(), false), 1);
        List<String> lines = new DutyList("bureau", JANUARY, 1, List.of(line))
                .text(SHANGHAI, id -> id)
                .lines()
                .toList();
        return lines.get(lines.size() - 1);
    }

    @Test
    void a_duty_that_ends_with_a_month_is_printed_until_its_last_day() {
        Instant april = Instant.parse("2026-03-31T16:00:00Z");
        assertTrue(printed(Validity.of(JANUARY, april)).endsWith("| 2026-01-01, 2026-03-31 |"));
        assertTrue(printed(Validity.of(JANUARY, april.plusSeconds(3_600))).endsWith("| 2026-01-01, 2026-04-01 |"));
        assertTrue(printed(Validity.since(JANUARY)).endsWith("| 2026-01-01, – |"));
    }
}

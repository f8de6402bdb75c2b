package org.linli.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.basics.ActorId;
import org.linli.basics.MatterId;
import org.linli.basics.WorkCalendar;
import org.linli.casework.Case;
import org.linli.casework.CaseId;
import org.linli.casework.Channel;
import org.linli.casework.Report;
import org.linli.community.Community;
import org.linli.docs.testkit.Snippets;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Office;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;
import org.linli.trace.Subject;
import org.linli.trace.testkit.HandClock;

/** What the guide to personal data shows is compiled and does what it says. */
class PersonalDataGuideTest {
    private final HandClock clock = new HandClock(Instant.parse("2026-03-02T01:00:00Z"));
    private final Community community =
            Community.open(InMemoryJournal.create("guide", clock), clock, IdSource.random());
    private final ActorId street = ActorId.of("street-shuiguohu");
    private final ActorId platform = ActorId.of("platform");
    private final ActorId resident = ActorId.of("resident-7f3a");

    @Test
    void every_block_of_the_guide_is_compiled() throws IOException {
        Path module = Path.of(System.getProperty("basedir", ""));
        Snippets.assertCompiled(
                module.resolve("../docs/guide/personal-data.md"),
                module.resolve("src/main/java"),
                module.resolve("src/test/java/org/linli/privacy"));
    }

    @Test
    void what_the_guide_tells_happens() {
        Processing contact = Processing.ofOrdinary(
                        "hotline-contact",
                        "1",
                        LegalBasis.STATUTORY_DUTY,
                        "PIPL-13-1-3",
                        street,
                        Purpose.of("follow-up"))
                .keptFor(Period.ofYears(2));
        Processing payment = Processing.ofOrdinary(
                        "payment", "1", LegalBasis.CONTRACT, "service contract", street, Purpose.of("payment"))
                .heldBy(new Retention.LegalHold(
                        Period.ofYears(10), "Accounting-Law-23", street, Purpose.of("audit-of-accounts")));
        PrivacyDesk privacy = community.keepPrivacy(platform);
        privacy.declare(contact, community.act(street));
        privacy.declare(payment, community.act(street));

        Safeguard forChildren = new Safeguard(
                Safeguard.Sensitivity.CHILD_UNDER_14,
                Safeguard.Permission.SEPARATE_CONSENT,
                "form of the guardian's consent",
                "assessment-2026-4");
        Processing children = Processing.ofSensitive(
                "after-school-care", "1", forChildren, LegalBasis.CONSENT, "PIPL-13-1-1", street, Purpose.of("care"));
        privacy.declare(children, community.act(street));

        Personal<String> phone = contact.part(resident, "contact", "027-8888 1234");
        Personal<String> child = children.part(resident, "description", "allergic to nuts", "consent-17");
        assertEquals(Optional.of("consent-17"), child.ground().orElseThrow().consent());

        report(phone);
        Personal<String> paid = payment.part(resident, "contact", "account 6222 0000");
        report(paid);
        Act act = community.act(street);
        ErasureRequest answered =
                privacy.erase(resident, ErasureGround.PURPOSE_ACHIEVED, act).state();
        List<ErasureAnswer> answers = answered.answers();
        assertEquals(ErasureAnswer.Verdict.ERASED, answers.get(0).verdict());
        assertEquals(ErasureAnswer.Verdict.RESTRICTED, answers.get(1).verdict());
        assertEquals("Accounting-Law-23", answers.get(1).because());
        assertEquals(Optional.empty(), phone.reveal(Purpose.of("follow-up")));
        assertEquals(Optional.empty(), paid.reveal(Purpose.of("payment")));
        assertEquals(Optional.of("account 6222 0000"), paid.reveal(Purpose.of("audit-of-accounts")));

        report(contact.part(resident, "contact", "027-8888 4321"));
        community.catchUp(1_000);
        Instant now = Instant.parse("2028-03-02T01:00:01Z");
        clock.move(java.time.Duration.between(clock.instant(), now));
        for (PrivacyRegister.Overdue each : privacy.overdue(now, 100)) {
            privacy.erase(each.holder(), ErasureGround.RETENTION_ENDED, community.act(street));
        }
        community.catchUp(1_000);
        assertEquals(List.of(), privacy.overdue(now, 100));
    }

    @Test
    void a_resident_is_somebody_else_in_each_matter() {
        InMemoryJournal journal = InMemoryJournal.create("guide", clock);
        IdSource ids = IdSource.random();
        WorkCalendar calendar = WorkCalendar.everyDay(clock.getZone());
        Authority hostsRights = Authority.checkedByHost();
        ActorId citizen = ActorId.of("citizen-420106-77");
        MatterId lighting = MatterId.of("lighting");
        ActorId property = ActorId.of("property");
        byte[] hostSecret = new byte[32];
        Processing keysOfPseudonyms = Processing.ofOrdinary(
                "pseudonyms", "1", LegalBasis.STATUTORY_DUTY, "PIPL-51-3", street, Purpose.of("service"));
        Processing contact = Processing.ofOrdinary(
                "hotline-contact", "1", LegalBasis.STATUTORY_DUTY, "PIPL-13-1-3", street, Purpose.of("follow-up"));

        PseudonymDesk pseudonyms = PseudonymDesk.of(hostSecret, keysOfPseudonyms);
        Community.Settings settings = new Community.Settings(
                pseudonyms.knowing(hostsRights, person -> person), calendar, Office.Settings.DEFAULT);
        Community hosts = Community.open(journal, clock, ids, settings);
        PrivacyDesk privacyDesk = hosts.keepPrivacy(platform);
        privacyDesk.declare(keysOfPseudonyms, hosts.act(street));
        hosts.keepPseudonyms(pseudonyms);
        pseudonyms.enrol(citizen, hosts.act(platform));

        privacyDesk.declare(contact, hosts.act(street));
        ActId id = ActId.of(ids.next());
        Subject matter = Case.KIND.subject(CaseId.from(id));
        ActorId here = pseudonyms.of(citizen, matter);
        hosts.cases()
                .report(
                        Report.of(lighting, property, Channel.MOBILE)
                                .withContact(contact.part(here, "contact", "027-8888 1234")),
                        Act.of(id, here, clock.instant()));

        assertEquals(Optional.of(citizen), pseudonyms.person(here, Purpose.of("service")));
        assertEquals(
                here, hosts.cases().get(CaseId.from(id)).intake().orElseThrow().reporter());
    }

    private void report(Personal<String> contact) {
        Report report = Report.of(MatterId.of("lighting"), ActorId.of("property"), Channel.PHONE)
                .withContact(contact);
        community.cases().report(report, community.act(street));
    }
}

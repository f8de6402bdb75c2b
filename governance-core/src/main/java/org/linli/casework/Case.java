package org.linli.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.linli.actor.Roster;
import org.linli.basics.ActorId;
import org.linli.basics.Validity;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Kind;

/**
 * A case as it stands: what was reported, who answers for it, what has been done, how it ended. The fold of its facts, nothing else.
 *
 * @param id its id
 * @param stage how far it has come
 * @param latestAt when the latest act on it occurred; nothing while unreported
 * @param intake how it began; nothing while unreported
 * @param accountable the one actor who answers for it, or who did when it ended; nothing while unreported
 * @param handling what has been done about it
 * @param clock until when it has to be handled, and what has stopped the clock
 * @param oversight disputes, summons and exclusion
 * @param links what it derives from and what derives from it
 * @param ending how it ended, as far as it has
 */
public record Case(
        CaseId id,
        CaseStage stage,
        Optional<Instant> latestAt,
        Optional<Intake> intake,
        Optional<ActorId> accountable,
        CaseHandling handling,
        CaseClock clock,
        CaseOversight oversight,
        CaseLinks links,
        CaseEnding ending) {
    /** The kind of cases. */
    public static final Kind<CaseId, Case> KIND = Kind.of(
            "case",
            CaseFact.class,
            CaseId::value,
            Case::blank,
            each -> each.stage() == CaseStage.FOLLOWED_UP || CaseMove.isLast(each.stage()));

    /** Checks that nothing is missing. */
    public Case {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(latestAt, "latestAt");
        Objects.requireNonNull(intake, "intake");
        Objects.requireNonNull(accountable, "accountable");
        Objects.requireNonNull(handling, "handling");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(oversight, "oversight");
        Objects.requireNonNull(links, "links");
        Objects.requireNonNull(ending, "ending");
    }

    /**
     * How a case began.
     *
     * @param report what was reported
     * @param reporter in whose name it was reported
     * @param at when
     */
    public record Intake(Report report, ActorId reporter, Instant at) {
        /** Checks that nothing is missing. */
        public Intake {
            Objects.requireNonNull(report, "report");
            Objects.requireNonNull(reporter, "reporter");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * A case before anything has happened.
     *
     * @param id its id
     * @return the blank case
     */
    public static Case blank(CaseId id) {
        return new Case(
                id,
                CaseStage.UNREPORTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                CaseHandling.NONE,
                CaseClock.UNSET,
                CaseOversight.NONE,
                CaseLinks.NONE,
                CaseEnding.NONE);
    }

    /**
     * Whether the informant has to be protected.
     *
     * @return true for a report of wrongdoing
     */
    public boolean isConfidential() {
        return intake.filter(begun -> begun.report().kind() == CaseKind.WRONGDOING)
                .isPresent();
    }

    /**
     * Who reported it, as far as a reader may know.
     *
     * @param reader who wants to know
     * @param audience the audience that the reader belongs to
     * @param roster who belongs to whom
     * @param at when they want to know
     * @return the reporter; nothing while unreported, and, of a report of wrongdoing, nothing for whom it is against, for anybody of
     *     theirs, and for whoever does not handle such matters in office
     */
    public Optional<ActorId> reporterFor(ActorId reader, Audience audience, Roster roster, Instant at) {
        return isOpenTo(reader, audience, roster, at) ? intake.map(Intake::reporter) : Optional.empty();
    }

    /**
     * Whether a reader may see this case, its facts, and what is made of them. Whoever shows a case to somebody asks this first: whom a
     * report of wrongdoing is against may hold an office that reads what is meant for officers.
     *
     * @param reader who wants to see it
     * @param audience the audience that the reader belongs to
     * @param roster who belongs to whom: a report against an organisation is hidden from its parts and from whoever serves in it
     * @param at when they want to see it
     * @return true unless it is a report of wrongdoing, and the reader is whom it is against, is or was a part of that (now, or at
     *     any time since it was reported), or does not handle such matters in office
     * @see Roster#isPartDuring
     */
    public boolean isOpenTo(ActorId reader, Audience audience, Roster roster, Instant at) {
        return !isConfidential() || (audience.sees(Audience.OFFICERS) && !isAgainst(reader, roster, at));
    }

    /**
     * Whether it is a report of wrongdoing against this one, or against what they are a part of, or were. An informant stays one, though
     * they may work for whom they report.
     */
    boolean isAgainst(ActorId actor, Roster roster, Instant at) {
        Optional<ActorId> accused = accused();
        return accused.isPresent()
                && (accused.get().equals(actor)
                        || (isOrWasPart(actor, accused.get(), roster, at)
                                && !intake.orElseThrow().reporter().equals(actor)));
    }

    /**
     * Whether somebody is a part of another now, or was at any time since this was reported: nobody is free of what they had to do with by
     * leaving, nor by saying later that they had left.
     */
    boolean isOrWasPart(ActorId who, ActorId whole, Roster roster, Instant now) {
        Instant begun = intake.map(Intake::at).orElse(now);
        Instant first = begun.isBefore(now) ? begun : now;
        Instant last = begun.isBefore(now) ? now : begun;
        return roster.isPartDuring(who, whole, Validity.of(first, last.plusNanos(1_000)));
    }

    /** Whom a report of wrongdoing is against; nothing of any other, and where nobody is named. */
    Optional<ActorId> accused() {
        return isConfidential() ? intake.flatMap(begun -> begun.report().accused()) : Optional.empty();
    }

    /** Whether it can be answered and closed at once. */
    boolean isQuestion() {
        return intake.filter(begun -> begun.report().kind() == CaseKind.QUESTION)
                .isPresent();
    }

    /** Whether somebody reported it. */
    boolean isReportedBy(ActorId actor) {
        return intake.filter(begun -> begun.reporter().equals(actor)).isPresent();
    }

    boolean isAnsweredForBy(Act act) {
        return accountable.isPresent() && accountable.get().equals(act.inTheNameOf());
    }

    /** Who had a hand in it, themselves or through another, or assists. */
    List<ActorId> handsIn() {
        return Stream.concat(handling.doers().stream(), handling.assisting().stream())
                .toList();
    }

    /** Whether whoever acts reported it or answers for it. */
    boolean isNearTo(Act act) {
        return isAnsweredForBy(act) || isReportedBy(act.inTheNameOf());
    }

    /** Who says that it is not theirs, whose they say it is, and who has it meanwhile. */
    List<ActorId> partiesToTheDispute() {
        Set<ActorId> parties = new LinkedHashSet<>();
        accountable.ifPresent(parties::add);
        handling.assignee().ifPresent(parties::add);
        oversight.dispute().ifPresent(dispute -> {
            parties.add(dispute.by());
            dispute.pointsTo().ifPresent(parties::add);
        });
        return List.copyOf(parties);
    }

    /** Who would be rid of it if it ended: had a hand in it, has answered for it, is a party to its dispute, or owes it an answer. */
    List<ActorId> concerned() {
        return Stream.of(handsIn(), handling.inCharge(), partiesToTheDispute(), oversight.unanswered())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** Who has had anything to do with it: who is concerned, and whoever did anything with it, was given it, or was summoned. */
    List<ActorId> involved() {
        return Stream.of(
                        concerned(),
                        handling.others(),
                        oversight.summons().stream()
                                .map(CaseOversight.Summons::department)
                                .toList())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** Whether somebody is told nothing of it but what they are told of a case that does not exist. */
    boolean isHiddenFrom(Act act) {
        return isConfidential() && !isAnsweredForBy(act);
    }

    /** Who may see what is done with it. */
    Audience audience() {
        return isConfidential() ? Audience.OFFICERS : Audience.PARTIES;
    }

    /**
     * By how much it is late: past its due instant, without the time for which its clock stood still. A case that has been handled is as
     * late as it was then, one that has ended otherwise as late as it was at its end.
     *
     * @param now the instant to judge by
     * @return the time, positive; nothing if it is in time or was never accepted
     */
    public Optional<Duration> lateBy(Instant now) {
        Instant upTo = handling.handledAt()
                .or(ending::at)
                .filter(at -> at.isBefore(now))
                .orElse(now);
        return clock.lateBy(upTo);
    }

    /**
     * Whether it is late.
     *
     * @param now the instant to judge by
     * @return true if {@link #lateBy} gives a time
     */
    public boolean isOverdueAt(Instant now) {
        return lateBy(now).isPresent();
    }

    /** This case after a fact, as far as the fact tells it by itself: stage, who answers, due instant, and when. */
    Case after(CaseFact fact, Act act) {
        Instant at = latestAt.filter(before -> before.isAfter(act.at())).orElse(act.at());
        Optional<ActorId> next = fact.putsInCharge(act);
        return new Case(
                id,
                fact.move().to().orElse(stage),
                Optional.of(at),
                intake,
                next.or(() -> accountable),
                next.map(handling::putInCharge).orElse(handling).alsoDoneBy(act.inTheNameOf()),
                fact.newDeadline().map(clock::startedFor).orElse(clock),
                oversight,
                links,
                ending);
    }

    /** The round that is over now that it is opened again at an instant. */
    CaseRound roundUntil(Instant openedAgain) {
        Instant closedAt = ending.at().orElse(openedAgain);
        return new CaseRound(clock.due(), handling.handledAt().orElse(closedAt), closedAt, ending.followUp());
    }

    Case with(Intake begun) {
        return new Case(
                id, stage, latestAt, Optional.of(begun), accountable, handling, clock, oversight, links, ending);
    }

    /** This case with what counts in it of another's past as well. */
    Case with(CasePast past) {
        return with(handling.with(past))
                .with(clock.with(past))
                .with(oversight.with(past))
                .with(past.forOthers() ? links.forOthersToo() : links)
                .reportedAgain(past.reportedLast());
    }

    /** This case if what it stands for was reported, or opened again, at an instant, where that is the latest. */
    Case reportedAgain(Instant at) {
        return at.isAfter(reportedLast()) ? with(links.reportedAgain(at)) : this;
    }

    /** When what it stands for was reported, or opened again, last. */
    Instant reportedLast() {
        return links.reportedAgain().or(() -> intake.map(Intake::at)).orElse(Instant.MIN);
    }

    Case with(CaseHandling done) {
        return new Case(id, stage, latestAt, intake, accountable, done, clock, oversight, links, ending);
    }

    Case with(CaseClock ticking) {
        return new Case(id, stage, latestAt, intake, accountable, handling, ticking, oversight, links, ending);
    }

    Case with(CaseOversight seen) {
        return new Case(id, stage, latestAt, intake, accountable, handling, clock, seen, links, ending);
    }

    Case with(CaseLinks tied) {
        return new Case(id, stage, latestAt, intake, accountable, handling, clock, oversight, tied, ending);
    }

    Case with(CaseEnding ended) {
        return new Case(id, stage, latestAt, intake, accountable, handling, clock, oversight, links, ended);
    }
}

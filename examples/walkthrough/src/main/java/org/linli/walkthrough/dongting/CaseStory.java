package org.linli.walkthrough.dongting;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.basics.ActorId;
import org.linli.casework.CaseClockFact;
import org.linli.casework.CaseEndFact;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.casework.CaseKind;
import org.linli.casework.CaseLinkFact;
import org.linli.casework.CaseOversightFact;
import org.linli.trace.Act;

/** What is told of cases: what is out of the ordinary, a line for each. */
final class CaseStory {

    private final Lives lives;
    private boolean toldOnBehalf;

    CaseStory(Lives lives) {
        this.lives = lives;
    }

    /** What to tell of a fact, if anything. */
    Optional<String> line(CaseFact fact, Act act) {
        String about = lives.matterOf(fact.id()).both() + " (" + fact.id() + ")";
        String who = Cast.nameOf(act.actor());
        if (fact instanceof CaseOversightFact above) {
            return aboveLine(above, about, who);
        }
        if (fact instanceof CaseClockFact clock) {
            return clockLine(clock, about, who);
        }
        if (fact instanceof CaseLinkFact link) {
            return linkLine(link, about);
        }
        if (fact instanceof CaseEndFact end) {
            return endLine(end, about, who);
        }
        return lifeLine(fact, act, about, who);
    }

    private Optional<String> lifeLine(CaseFact fact, Act act, String about, String who) {
        if (fact instanceof CaseFact.Reported reported) {
            return reportedLine(reported, act, about, who);
        }
        if (fact instanceof CaseFact.TurnedAway away) {
            String instead = away.instead().map(Cast::nameOf).orElse("nobody known");
            return Optional.of("退回 " + about + ": "
                    + away.reason()
                            .route()
                            .map(route -> "its route is " + route)
                            .orElse("not for us, " + instead + " is responsible"));
        }
        if (fact instanceof CaseFact.SentBack back) {
            return Optional.of("退件 " + who + " gives " + about + " back: " + words(back.reason()));
        }
        if (fact instanceof CaseFact.SentToRework) {
            return Optional.of("返工 " + who + " has looked at " + about + " and finds it wanting: back to the doer");
        }
        if (fact instanceof CaseFact.TakenUp && fact.id().equals(lives.stuck().id())) {
            return Optional.of("在办 " + about + ": " + who + " takes it up; the spare part will not come today");
        }
        return Optional.empty();
    }

    private Optional<String> reportedLine(CaseFact.Reported reported, Act act, String about, String who) {
        if (reported.report().kind() == CaseKind.WRONGDOING) {
            return Optional.of(
                    "举报 wrongdoing is reported: " + about + "; who did so stays hidden from whom it is against");
        }
        if (act.onBehalfOf().isPresent() && !toldOnBehalf) {
            toldOnBehalf = true;
            return Optional.of("代报 " + who + " reports for "
                    + act.onBehalfOf().map(ActorId::value).orElse("") + ": " + about);
        }
        return Optional.empty();
    }

    private static Optional<String> aboveLine(CaseOversightFact fact, String about, String who) {
        if (fact instanceof CaseOversightFact.Whistled whistled) {
            return Optional.of("吹哨 " + who + " blows the whistle about " + about + ": " + names(whistled.departments())
                    + " must answer by " + clock(whistled.answerBy()));
        }
        if (fact instanceof CaseOversightFact.WhistleAnswered answered) {
            return Optional.of("报到 " + who + " answers: " + words(answered.answer()));
        }
        if (fact instanceof CaseOversightFact.Disputed disputed) {
            return Optional.of("争议 " + who + " says that " + about + " is not theirs"
                    + disputed.pointsTo()
                            .map(other -> " but of " + Cast.nameOf(other))
                            .orElse(""));
        }
        if (fact instanceof CaseOversightFact.Ruled ruled) {
            return Optional.of("裁定 " + who + " rules that " + about + " is of " + Cast.nameOf(ruled.responsible())
                    + (ruled.binding() ? ", which binds them" : ", who govern themselves and need not take it up"));
        }
        if (fact instanceof CaseOversightFact.HandedOver handed) {
            return Optional.of("移交 " + who + " hands " + about + " over to " + Cast.nameOf(handed.accountable())
                    + ", since whoever had it takes part no more");
        }
        if (fact instanceof CaseOversightFact.AnswerUrged urged) {
            return Optional.of("催报到 " + about + ": " + Cast.nameOf(urged.department()) + " has not answered, "
                    + Cast.nameOf(urged.told()) + (urged.step() == 1 ? " is reminded" : " is told"));
        }
        return fact instanceof CaseOversightFact.ExcludedFromRates excluded
                ? Optional.of("剔除 " + who + " takes " + about + " out of the rates: " + words(excluded.reason()))
                : Optional.empty();
    }

    private static Optional<String> clockLine(CaseClockFact fact, String about, String who) {
        if (fact instanceof CaseClockFact.Parked parked) {
            return Optional.of("挂账 " + who + " keeps " + about + " openly (" + words(parked.reason())
                    + "), to be looked at again on " + day(parked.reviewAt()));
        }
        if (fact instanceof CaseClockFact.Extended extended) {
            return Optional.of("延期 " + who + " grants more time for " + about + ": " + words(extended.reason()));
        }
        if (fact instanceof CaseClockFact.Paused paused) {
            return Optional.of("暂停 " + about + " waits: " + words(paused.reason()));
        }
        return fact instanceof CaseClockFact.Raised raised
                ? Optional.of("催办 " + about + ": " + Cast.nameOf(raised.told())
                        + (raised.step() == 1 ? " is reminded" : " is told that it is overdue"))
                : Optional.empty();
    }

    private static Optional<String> linkLine(CaseLinkFact fact, String about) {
        if (fact instanceof CaseLinkFact.Merged merged) {
            return Optional.of("并案 " + about + " is the same as " + merged.into() + " and goes on there");
        }
        return fact instanceof CaseLinkFact.SplitUp split
                ? Optional.of("拆分 " + about + " is " + split.parts().size() + " cases: "
                        + split.parts().stream().map(CaseId::value).collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    private static Optional<String> endLine(CaseEndFact fact, String about, String who) {
        if (fact instanceof CaseEndFact.Answered answered) {
            return Optional.of("答复 " + about + " is answered out of " + answered.source());
        }
        if (fact instanceof CaseEndFact.Withdrawn) {
            return Optional.of("撤回 " + about + " is taken back");
        }
        if (fact instanceof CaseEndFact.Voided voided) {
            return Optional.of("作废 " + who + " voids " + about + ": " + words(voided.reason()));
        }
        return fact instanceof CaseEndFact.Reopened reopened
                ? Optional.of("重开 " + about + ": " + words(reopened.reason()))
                : Optional.empty();
    }

    private static String names(List<ActorId> actors) {
        return actors.stream().map(Cast::nameOf).collect(Collectors.joining(", "));
    }

    private static String words(Enum<?> constant) {
        return CommunitySection.words(constant);
    }

    private static String clock(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at.atZone(Dongting.ZONE));
    }

    private static String day(Instant at) {
        ZonedDateTime local = at.atZone(Dongting.ZONE);
        return local.toLocalDate().toString();
    }
}

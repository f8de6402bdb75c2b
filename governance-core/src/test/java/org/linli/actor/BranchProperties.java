package org.linli.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.linli.basics.ActorId;
import org.linli.basics.Name;
import org.linli.community.Community;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.IdSource;
import org.linli.trace.InMemoryJournal;
import org.linli.trace.Journal;
import org.linli.trace.Outcome;
import org.linli.trace.RefusedException;
import org.linli.trace.testkit.HandClock;

/** A greater party committee, its seats, who reports in, and its lists, under any sequence of acts, against a model of plain maps. */
class BranchProperties {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final ActorId BRANCH = ActorId.of("branch");
    private static final List<ActorId> OTHERS =
            List.of(ActorId.of("school-branch"), ActorId.of("company"), ActorId.of("member"), ActorId.of("resident"));

    /**
     * Something that is tried.
     *
     * @param what which act
     * @param who in whose name, or about whom
     * @param unit for which unit, or about which item
     * @param hours how much later than the one before
     */
    private record Tried(What what, ActorId who, int unit, int hours) {}

    private enum What {
        FOUND,
        SEAT,
        UNSEAT,
        REPORT_IN,
        REPORT_OUT,
        LIST,
        CLAIM,
        RELEASE,
        COMPLETE,
        WITHDRAW
    }

    /** What a branch and its lists ought to be. */
    private static final class Model {
        boolean founded;
        final Map<ActorId, List<Instant[]>> seats = new HashMap<>();
        final Map<ActorId, List<Instant[]>> reported = new HashMap<>();
        final TreeMap<Integer, String> items = new TreeMap<>();
        final Map<Integer, ActorId> listers = new HashMap<>();
        final Map<Integer, ActorId> claimants = new HashMap<>();

        static boolean holds(Map<ActorId, List<Instant[]>> some, ActorId who, Instant at) {
            return some.getOrDefault(who, List.of()).stream()
                    .anyMatch(each -> !at.isBefore(each[0]) && (each[1] == null || at.isBefore(each[1])));
        }

        /** The code of the refusal; nothing where it is granted. */
        Optional<String> perform(Tried tried, Instant at, int item) {
            ActorId who = tried.who();
            return switch (tried.what()) {
                case FOUND -> {
                    boolean before = founded;
                    founded = true;
                    yield before ? Optional.of("already_founded") : Optional.empty();
                }
                case SEAT -> {
                    if (!founded) {
                        yield Optional.of("unknown_branch");
                    }
                    if (tried.unit() > 1) {
                        yield Optional.of("not_an_organisation");
                    }
                    yield begin(seats, who, at);
                }
                case UNSEAT -> founded ? end(seats, who, at) : Optional.of("unknown_branch");
                case REPORT_IN -> {
                    if (!founded) {
                        yield Optional.of("unknown_branch");
                    }
                    boolean may =
                            who.value().equals("school-branch") || who.value().equals("member");
                    yield may ? begin(reported, who, at) : Optional.of("not_a_party_organisation");
                }
                case REPORT_OUT -> founded ? end(reported, who, at) : Optional.of("unknown_branch");
                case LIST -> {
                    if (founded) {
                        items.put(item, "LISTED");
                        listers.put(item, who);
                    }
                    yield founded ? Optional.empty() : Optional.of("unknown_branch");
                }
                default -> ofAnItem(tried.what(), who, item, at);
            };
        }

        private static Optional<String> begin(Map<ActorId, List<Instant[]>> some, ActorId who, Instant at) {
            if (holds(some, who, at)) {
                return Optional.of("already_there");
            }
            some.computeIfAbsent(who, any -> new ArrayList<>()).add(new Instant[] {at, null});
            return Optional.empty();
        }

        /** What began at the very instant does not end at it. */
        private static Optional<String> end(Map<ActorId, List<Instant[]>> some, ActorId who, Instant at) {
            for (Instant[] each : some.getOrDefault(who, List.of())) {
                if (each[1] == null && each[0].isBefore(at)) {
                    each[1] = at;
                    return Optional.empty();
                }
            }
            return Optional.of("not_there");
        }

        private Optional<String> ofAnItem(What what, ActorId who, int item, Instant at) {
            String stage = items.get(item);
            if (stage == null) {
                return Optional.of("unknown_item");
            }
            boolean listed = what == What.CLAIM || what == What.WITHDRAW;
            if (!stage.equals(listed ? "LISTED" : "CLAIMED")) {
                return Optional.of("item_not_at_this_stage");
            }
            if (what == What.CLAIM && !holds(seats, who, at) && !holds(reported, who, at)) {
                return Optional.of("not_there");
            }
            if (what == What.WITHDRAW && !who.equals(listers.get(item))) {
                return Optional.of("not_the_lister");
            }
            if (!listed && !who.equals(claimants.get(item))) {
                return Optional.of("not_the_claimant");
            }
            items.put(
                    item,
                    switch (what) {
                        case CLAIM -> "CLAIMED";
                        case RELEASE -> "LISTED";
                        case COMPLETE -> "DONE";
                        default -> "WITHDRAWN";
                    });
            if (what == What.CLAIM) {
                claimants.put(item, who);
            } else if (what == What.RELEASE) {
                claimants.remove(item);
            }
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<List<Tried>> lives() {
        Arbitrary<What> what = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(What.class)),
                Tuple.of(4, Arbitraries.of(What.CLAIM, What.REPORT_IN, What.COMPLETE, What.RELEASE)));
        return Combinators.combine(
                        what,
                        Arbitraries.of(OTHERS),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 30))
                .as(Tried::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(50)
                .map(more -> {
                    List<Tried> all = new ArrayList<>(List.of(new Tried(What.LIST, OTHERS.get(0), 0, 0)));
                    all.add(new Tried(What.FOUND, BRANCH, 0, 1));
                    all.add(new Tried(What.LIST, OTHERS.get(1), 0, 1));
                    all.addAll(more);
                    return all;
                });
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void desk_and_model_agree_on_seats_reports_and_lists(@ForAll("lives") List<Tried> lives) {
        HandClock clock = new HandClock(START);
        Journal journal = InMemoryJournal.create("t", clock);
        Community community = Community.open(journal, clock, IdSource.seeded(1));
        people(community);
        Model model = new Model();
        List<ItemId> items = new ArrayList<>();
        Set<Instant> days = new TreeSet<>();
        int number = 0;
        for (Tried tried : lives) {
            clock.move(Duration.ofHours(tried.hours()));
            Instant at = clock.instant();
            days.add(at);
            Act act = Act.of(ActId.of("act-" + number++), tried.who(), at);
            int item = tried.what() == What.LIST || items.isEmpty() ? items.size() : tried.unit() % items.size();
            long before = journal.size();
            Optional<String> refused = perform(community.branches(), tried, items, item, act);
            assertEquals(model.perform(tried, at, item), refused, tried::toString);
            assertEquals(refused.isPresent() ? 0 : 1, journal.size() - before, tried::toString);
            if (refused.isEmpty() && tried.what() == What.LIST) {
                items.add(ItemId.from(act.id()));
            }
            Statistics.label(tried.what().name()).collect(refused.orElse("granted"));
        }
        PartyBranch branch = community.branches().get(BRANCH);
        assertTrue(branch.greater());
        for (Instant day : days) {
            for (ActorId who : OTHERS) {
                assertEquals(Model.holds(model.seats, who, day), branch.seats(who, day), who + " at " + day);
                assertEquals(Model.holds(model.reported, who, day), branch.hasReported(who, day), who + " at " + day);
            }
        }
        model.items.forEach((item, stage) -> {
            ListedItem live = community.branches().get(items.get(item));
            assertEquals(stage, live.stage().name());
            assertEquals(Optional.ofNullable(model.claimants.get(item)), live.claimant());
        });
    }

    private static void people(Community community) {
        List<ActorKind> kinds =
                List.of(ActorKind.PARTY_ORGANISATION, ActorKind.ENTERPRISE, ActorKind.STAFF_MEMBER, ActorKind.RESIDENT);
        register(community, BRANCH, ActorKind.PARTY_ORGANISATION);
        for (int i = 0; i < kinds.size(); i++) {
            register(community, OTHERS.get(i), kinds.get(i));
        }
        community
                .actors()
                .join(
                        OTHERS.get(2),
                        Membership.since(OTHERS.get(0), Role.PARTY_MEMBER, START),
                        community.act(OTHERS.get(2)));
    }

    private static void register(Community community, ActorId id, ActorKind kind) {
        Naming naming = kind.isPerson() ? Naming.NONE : Naming.open(Name.of(id.value()));
        community.actors().register(id, kind, naming, START, community.act(id));
    }

    private static Optional<String> perform(BranchDesk desk, Tried tried, List<ItemId> items, int item, Act act) {
        ItemId id = item < items.size() ? items.get(item) : ItemId.of("none");
        try {
            Outcome<?> done = switch (tried.what()) {
                case FOUND -> desk.found(BRANCH, true, act);
                case SEAT -> desk.seat(BRANCH, tried.who(), OTHERS.get(tried.unit()), act);
                case UNSEAT -> desk.unseat(BRANCH, tried.who(), act);
                case REPORT_IN -> desk.reportIn(BRANCH, tried.who(), act);
                case REPORT_OUT -> desk.reportOut(BRANCH, tried.who(), act);
                case LIST -> desk.list(BRANCH, ListedItem.ItemList.NEEDS, Name.of("chairs"), act);
                case CLAIM -> desk.claim(id, act);
                case RELEASE -> desk.release(id, act);
                case COMPLETE -> desk.complete(id, act);
                case WITHDRAW -> desk.withdraw(id, act);
            };
            assertTrue(!done.repeated());
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.refusal().reason().code().replace("actor.", ""));
        }
    }
}

package org.linli.territory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.linli.basics.AreaId;
import org.linli.basics.GeoPoint;
import org.linli.territory.testkit.TerritoryCommand;
import org.linli.territory.testkit.TerritoryLives;

/**
 * What a territory ought to be, written again without rules, facts or geometry: ground is a set of squares, and of every two areas that
 * stand at one time it is asked whether they may. It says everything that is wrong with a command, in no order.
 */
final class TerritoryModel {
    final Map<String, Place> places = new HashMap<>();
    final Map<String, Home> homes = new HashMap<>();
    private Instant now = Instant.MIN;

    /** An area. */
    static final class Place {
        TreeMap<Instant, String> names = new TreeMap<>();
        Optional<String> parent = Optional.empty();
        TreeMap<Instant, Optional<Set<String>>> ground = new TreeMap<>();
        Instant from = Instant.MIN;
        Optional<Instant> end = Optional.empty();
        final Set<String> into = new TreeSet<>();
        final Set<String> of = new TreeSet<>();

        boolean standsAt(Instant at) {
            return !at.isBefore(from) && (end.isEmpty() || at.isBefore(end.get()));
        }

        Optional<String> nameAt(Instant at) {
            return standsAt(at) ? Optional.of(names.floorEntry(at).getValue()) : Optional.empty();
        }

        Optional<Set<String>> groundAt(Instant at) {
            return standsAt(at) ? ground.floorEntry(at).getValue() : Optional.empty();
        }

        /** From then on so and not otherwise, whatever was to be. */
        static <T> void say(TreeMap<Instant, T> history, Instant since, T what) {
            history.tailMap(since, true).clear();
            history.put(since, what);
        }
    }

    /** A dwelling. */
    static final class Home {
        String community = "";
        String grid = "";
        final List<Tenure> tenures = new ArrayList<>();
        Optional<Instant> gone = Optional.empty();
    }

    private static Set<String> squares(AreaShape shape) {
        List<GeoPoint> corners = shape.polygons().get(0).get(0);
        int south = corners.stream().mapToInt(GeoPoint::latitudeE7).min().orElseThrow() / TerritoryLives.UNIT;
        int north = corners.stream().mapToInt(GeoPoint::latitudeE7).max().orElseThrow() / TerritoryLives.UNIT;
        int west = corners.stream().mapToInt(GeoPoint::longitudeE7).min().orElseThrow() / TerritoryLives.UNIT;
        int east = corners.stream().mapToInt(GeoPoint::longitudeE7).max().orElseThrow() / TerritoryLives.UNIT;
        Set<String> all = new HashSet<>();
        for (int row = south; row < north; row++) {
            for (int column = west; column < east; column++) {
                all.add(row + "/" + column);
            }
        }
        return all;
    }

    /** A time as it is kept: what is finer than a microsecond is of no account to anybody. */
    private static Instant kept(Instant given) {
        return given.truncatedTo(ChronoUnit.MICROS);
    }

    /** Everything that is wrong with it; nothing if it is done. */
    Set<String> perform(TerritoryCommand command, Instant at) {
        now = at;
        Map<String, Place> after = new HashMap<>(places);
        Set<String> wrong = new TreeSet<>();
        if (command instanceof TerritoryCommand.ToEstablish to) {
            begin(after, to.id(), to.plan(), kept(to.since()), Set.of(), wrong);
        } else if (command instanceof TerritoryCommand.ToRename to) {
            Place place = standingUntil(after, to.id().value(), kept(to.since()), wrong);
            if (place != null && isBegun(place, place.names, kept(to.since()))) {
                wrong.add("begins_too_early");
            } else if (place != null) {
                Place next = copy(place);
                Place.say(next.names, kept(to.since()), to.name().value());
                after.put(to.id().value(), next);
            }
        } else if (command instanceof TerritoryCommand.ToRedraw to) {
            draw(after, to.id(), to.shape(), kept(to.since()), wrong);
        } else if (command instanceof TerritoryCommand.ToRedrawTogether to) {
            Set<AreaId> named = new HashSet<>();
            for (AreaRules.Drawing each : to.drawings()) {
                draw(after, each.id(), each.shape(), kept(to.since()), wrong);
                if (!named.add(each.id())) {
                    wrong.add("named_twice");
                }
            }
        } else if (command instanceof TerritoryCommand.ToMerge to) {
            merge(after, to, wrong);
        } else if (command instanceof TerritoryCommand.ToSplit to) {
            split(after, to, wrong);
        } else if (command instanceof TerritoryCommand.ToRevoke to) {
            end(after, to.id().value(), kept(to.end()), Set.of(), wrong);
        } else {
            return home(command, at);
        }
        if (wrong.isEmpty()) {
            judge(after, wrong);
        } else {
            // What would be wrong with the ground besides may be found first.
            wrong.add("overlaps");
            wrong.add("reaches_outside");
        }
        if (wrong.isEmpty()) {
            places.clear();
            places.putAll(after);
        }
        return wrong;
    }

    private void draw(Map<String, Place> after, AreaId id, AreaShape shape, Instant since, Set<String> wrong) {
        Place place = standingUntil(after, id.value(), since, wrong);
        if (place != null && isBegun(place, place.ground, since)) {
            wrong.add("begins_too_early");
        } else if (place != null) {
            Place next = copy(place);
            Place.say(next.ground, since, Optional.of(squares(shape)));
            after.put(id.value(), next);
        }
    }

    /** Whether it, or what is said of it, has begun after an instant by now: what is to begin is nothing yet. */
    private boolean isBegun(Place place, TreeMap<Instant, ?> history, Instant since) {
        return since.isBefore(place.from)
                || history.keySet().stream().anyMatch(each -> each.isAfter(since) && !each.isAfter(now));
    }

    /** What is to end stands until then. */
    private Place standingUntil(Map<String, Place> all, String id, Instant since, Set<String> wrong) {
        Place known = all.get(id);
        boolean untilItEnds = known != null
                && known.end
                        .filter(end -> now.isBefore(end) && since.isBefore(end))
                        .isPresent();
        return untilItEnds ? known : standing(all, id, wrong);
    }

    private void merge(Map<String, Place> after, TerritoryCommand.ToMerge to, Set<String> wrong) {
        String id = to.id().value();
        Set<String> parts = new TreeSet<>();
        to.parts().forEach(part -> parts.add(part.value()));
        if (parts.size() < 2 || parts.size() < to.parts().size()) {
            wrong.add("too_few_parts");
        }
        boolean goesOn = parts.remove(id);
        Optional<String> parent = to.plan().parent().map(AreaId::value);
        for (String part : parts) {
            Place place = after.get(part);
            if (place != null && (!place.parent.equals(parent) || part.charAt(0) != id.charAt(0))) {
                wrong.add("not_side_by_side");
            }
            end(after, part, kept(to.since()), Set.of(id), wrong);
        }
        if (!goesOn) {
            begin(after, to.id(), to.plan(), kept(to.since()), parts, wrong);
            return;
        }
        Place before = standing(after, id, wrong);
        if (before != null && !before.parent.equals(parent)) {
            wrong.add("not_side_by_side");
        } else if (before != null
                && (isBegun(before, before.names, kept(to.since()))
                        || isBegun(before, before.ground, kept(to.since())))) {
            wrong.add("begins_too_early");
        } else if (before != null) {
            Place next = copy(before);
            Place.say(next.names, kept(to.since()), to.plan().name().value());
            Place.say(next.ground, kept(to.since()), to.plan().shape().map(TerritoryModel::squares));
            next.of.addAll(parts);
            after.put(id, next);
        }
    }

    private void split(Map<String, Place> after, TerritoryCommand.ToSplit to, Set<String> wrong) {
        Set<String> parts = new TreeSet<>();
        to.parts().forEach(part -> parts.add(part.id().value()));
        if (parts.size() < 2 || parts.size() < to.parts().size()) {
            wrong.add("too_few_parts");
        }
        Place whole = after.get(to.id().value());
        end(after, to.id().value(), kept(to.since()), parts, wrong);
        for (AreaRules.Part part : to.parts()) {
            if (whole != null
                    && (!part.plan().parent().map(AreaId::value).equals(whole.parent)
                            || part.id().value().charAt(0) / 'g'
                                    != to.id().value().charAt(0) / 'g')) {
                wrong.add("not_side_by_side");
            }
            begin(
                    after,
                    part.id(),
                    part.plan(),
                    kept(to.since()),
                    Set.of(to.id().value()),
                    wrong);
        }
    }

    private void begin(
            Map<String, Place> after, AreaId id, AreaPlan plan, Instant since, Set<String> of, Set<String> wrong) {
        Place there = places.get(id.value());
        if (there != null) {
            wrong.add(there.end.isPresent() ? "revoked" : "already_recorded");
            return;
        }
        Place place = new Place();
        place.names.put(since, plan.name().value());
        place.from = since;
        place.parent = plan.parent().map(AreaId::value);
        place.ground.put(since, plan.shape().map(TerritoryModel::squares));
        place.of.addAll(of);
        if (place.parent.isPresent()) {
            Place above = standing(after, place.parent.get(), wrong);
            if (above != null && rank(place.parent.get()) >= rank(id.value())) {
                wrong.add("wrong_level");
            }
            if (above != null && since.isBefore(above.from)) {
                wrong.add("begins_too_early");
            }
        }
        after.put(id.value(), place);
    }

    private void end(Map<String, Place> after, String id, Instant end, Set<String> into, Set<String> wrong) {
        Place place = standing(after, id, wrong);
        if (place == null) {
            return;
        }
        if (!end.isAfter(place.from)) {
            wrong.add("ends_before_it_starts");
        }
        Instant last = end.minus(1, ChronoUnit.MICROS);
        if (isBegun(place, place.names, last) || isBegun(place, place.ground, last)) {
            wrong.add("ends_too_early");
        }
        if (after.values().stream()
                .anyMatch(each -> each.parent.equals(Optional.of(id))
                        && each.end.map(end::isBefore).orElse(true))) {
            wrong.add("not_empty");
        }
        Place next = copy(place);
        next.end = Optional.of(end);
        next.into.addAll(into);
        after.put(id, next);
    }

    private static Place standing(Map<String, Place> all, String id, Set<String> wrong) {
        Place place = all.get(id);
        if (place == null || place.end.isPresent()) {
            wrong.add(place == null ? "unknown" : "revoked");
            return null;
        }
        return place;
    }

    private static int rank(String id) {
        return "scg".indexOf(id.charAt(0));
    }

    /**
     * Of every two that stand at one time, past or to come, with ground of their own then: one below the other lies within it; else they
     * have nothing in common, unless they are of two trees and neither is bound to the other's.
     */
    private static void judge(Map<String, Place> all, Set<String> wrong) {
        Set<Instant> changes = new TreeSet<>();
        all.values().forEach(place -> changes.addAll(place.ground.keySet()));
        changes.forEach(at -> judge(all, at, wrong));
    }

    private static void judge(Map<String, Place> all, Instant at, Set<String> wrong) {
        for (String one : all.keySet()) {
            for (String other : all.keySet()) {
                Optional<Set<String>> here = all.get(one).groundAt(at);
                Optional<Set<String>> there = all.get(other).groundAt(at);
                if (one.equals(other) || here.isEmpty() || there.isEmpty()) {
                    continue;
                }
                if (isBelow(all, one, other)) {
                    if (!there.get().containsAll(here.get())) {
                        wrong.add("reaches_outside");
                    }
                } else if (!isBelow(all, other, one)
                        && !spans(all, one, other)
                        && !spans(all, other, one)
                        && here.get().stream().anyMatch(there.get()::contains)) {
                    wrong.add("overlaps");
                }
            }
        }
    }

    /** A grid right below a street may go over what the street's communities divide; it is of another tree. */
    private static boolean spans(Map<String, Place> all, String grid, String other) {
        return grid.charAt(0) == 'g'
                && other.charAt(0) != 'g'
                && all.get(grid)
                        .parent
                        .filter(above -> isBelow(all, other, above))
                        .isPresent();
    }

    private static boolean isBelow(Map<String, Place> all, String one, String other) {
        Optional<String> next = all.get(one).parent;
        while (next.isPresent() && !next.get().equals(other)) {
            next = all.get(next.get()).parent;
        }
        return next.isPresent();
    }

    private static Place copy(Place before) {
        Place next = new Place();
        next.names.putAll(before.names);
        next.parent = before.parent;
        next.ground.putAll(before.ground);
        next.from = before.from;
        next.end = before.end;
        next.into.addAll(before.into);
        next.of.addAll(before.of);
        return next;
    }

    private Set<String> home(TerritoryCommand command, Instant at) {
        Set<String> wrong = new TreeSet<>();
        if (command instanceof TerritoryCommand.ToRecord to) {
            Home there = homes.get(to.id().value());
            if (there != null) {
                wrong.add(there.gone.isPresent() ? "revoked" : "already_recorded");
            } else if (isNo('c', to.address().community(), at)) {
                wrong.add("not_a_place_for_homes");
            } else {
                Home home = new Home();
                home.community = to.address().community().value();
                homes.put(to.id().value(), home);
            }
        } else if (command instanceof TerritoryCommand.ToPutInGrid to) {
            Home home = known(to.id(), at, wrong);
            if (home != null
                    && (isNo('g', to.grid(), at)
                            || !places.get(to.grid().value()).parent.equals(Optional.of(home.community)))) {
                wrong.add("not_a_place_for_homes");
            } else if (home != null) {
                home.grid = to.grid().value();
            }
        } else if (command instanceof TerritoryCommand.ToRecordTenure to) {
            Home home = known(to.id(), at, wrong);
            if (home != null && home.tenures.stream().anyMatch(each -> clash(each, to.tenure()))) {
                wrong.add("tenure_clashes");
            } else if (home != null) {
                home.tenures.add(to.tenure());
            }
        } else if (command instanceof TerritoryCommand.ToEndTenure to) {
            endTenure(to, at, wrong);
        } else if (command instanceof TerritoryCommand.ToDemolish to) {
            Home home = known(to.id(), at, wrong);
            if (home != null && home.gone.isPresent()) {
                wrong.add("revoked");
            } else if (home != null) {
                home.gone = Optional.of(kept(to.end()));
            }
        }
        return wrong;
    }

    private void endTenure(TerritoryCommand.ToEndTenure to, Instant at, Set<String> wrong) {
        Home home = known(to.id(), at, wrong);
        boolean found = false;
        for (int i = 0; home != null && i < home.tenures.size(); i++) {
            Tenure each = home.tenures.get(i);
            boolean running = kept(to.end()).isAfter(each.validity().from())
                    && (each.validity().until().isEmpty()
                            || kept(to.end()).isBefore(each.validity().until().get()));
            if (each.holder().equals(to.holder()) && each.form() == to.form() && running) {
                found = true;
                home.tenures.set(
                        i,
                        new Tenure(
                                each.holder(),
                                each.form(),
                                each.grade(),
                                each.validity().until(kept(to.end())),
                                each.evidenceUntil()));
            }
        }
        if (home != null && !found) {
            wrong.add("no_such_tenure");
        }
    }

    private static boolean clash(Tenure one, Tenure other) {
        boolean apart = one.validity()
                        .until()
                        .filter(end -> !end.isAfter(other.validity().from()))
                        .isPresent()
                || other.validity()
                        .until()
                        .filter(end -> !end.isAfter(one.validity().from()))
                        .isPresent();
        boolean owners = one.form().ordinal() < 2
                && other.form().ordinal() < 2
                && one.form().ordinal() * other.form().ordinal() == 0;
        return !apart && (owners || (one.holder().equals(other.holder()) && one.form() == other.form()));
    }

    private boolean isNo(char letter, AreaId id, Instant at) {
        Place place = places.get(id.value());
        return place == null || !place.standsAt(at) || id.value().charAt(0) != letter;
    }

    private Home known(DwellingId id, Instant at, Set<String> wrong) {
        Home home = homes.get(id.value());
        if (home == null || home.gone.filter(end -> !at.isBefore(end)).isPresent()) {
            wrong.add(home == null ? "unknown" : "revoked");
            return null;
        }
        return home;
    }

    /** What stands in the place of an area at an instant, over all that it became. */
    Set<String> successors(String id, Instant at) {
        Set<String> all = new TreeSet<>();
        Place place = places.get(id);
        if (place.standsAt(at)) {
            all.add(id);
        } else {
            place.into.forEach(each -> all.addAll(successors(each, at)));
        }
        return all;
    }

    /** The areas of a letter that cover a square at an instant. */
    Set<String> covering(String square, Set<Character> letters, Instant at) {
        Set<String> all = new TreeSet<>();
        places.forEach((id, place) -> {
            if (letters.contains(id.charAt(0))
                    && place.groundAt(at)
                            .filter(ground -> ground.contains(square))
                            .isPresent()) {
                all.add(id);
            }
        });
        return all;
    }
}

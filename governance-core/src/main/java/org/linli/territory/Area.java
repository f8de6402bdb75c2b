package org.linli.territory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.basics.AreaId;
import org.linli.basics.Name;
import org.linli.basics.Validity;
import org.linli.trace.Act;
import org.linli.trace.Kind;

/**
 * An area as it stands, with its history: what it was called when, how it was drawn when, what it came from, what became of it.
 *
 * @param id its id
 * @param stage whether it is known, and whether its end has been set
 * @param plan what it is by what was recorded last; nothing while unknown
 * @param names what it has been called, the earliest first; immutable
 * @param shapes how its boundary has been drawn, the earliest first; immutable
 * @param validity from when until when it stands; nothing while unknown
 * @param from the areas it was made of by merge or split; immutable
 * @param into the areas that it became by merge or split; immutable
 * @param latest when the latest act about it was done
 */
public record Area(
        AreaId id,
        AreaStage stage,
        Optional<AreaPlan> plan,
        List<Called> names,
        List<Drawn> shapes,
        Optional<Validity> validity,
        List<AreaId> from,
        List<AreaId> into,
        Optional<Instant> latest) {
    /** The kind of areas. */
    public static final Kind<AreaId, Area> KIND =
            Kind.of("area", AreaFact.class, AreaId::value, Area::blank, each -> each.stage() == AreaStage.ENDED);

    /** Checks that nothing is missing, and that names and shapes come one after the other. */
    public Area {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(plan, "plan");
        names = List.copyOf(names);
        shapes = List.copyOf(shapes);
        Objects.requireNonNull(validity, "validity");
        ascending(id, "names", names.stream().map(Called::since).toList());
        ascending(id, "shapes", shapes.stream().map(Drawn::since).toList());
        from = List.copyOf(from);
        into = List.copyOf(into);
        Objects.requireNonNull(latest, "latest");
    }

    private static void ascending(AreaId id, String what, List<Instant> since) {
        for (int i = 1; i < since.size(); i++) {
            if (!since.get(i - 1).isBefore(since.get(i))) {
                throw new IllegalArgumentException(
                        "The " + what + " of area (" + id + ") must come one after the other, but " + since.get(i)
                                + " comes after " + since.get(i - 1) + ".");
            }
        }
    }

    /** How far an area has come by what has been recorded, whatever the day. */
    public enum AreaStage {
        /** Nobody has established it: there is no such area. */
        UNKNOWN,
        /** It stands, or is to, and no end has been set. */
        STANDING,
        /**
         * It was merged, split or revoked, or is to be from a day on that has been set: {@link #standsAt} knows of any instant. Its id and
         * code are never used again.
         */
        ENDED
    }

    /**
     * A name, and since when.
     *
     * @param name the name
     * @param since since when
     */
    public record Called(Name name, Instant since) {
        /** Checks that nothing is missing. */
        public Called {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(since, "since");
        }
    }

    /**
     * A boundary, and since when.
     *
     * @param shape the shape; nothing where none is known
     * @param since since when
     */
    public record Drawn(Optional<AreaShape> shape, Instant since) {
        /** Checks that nothing is missing. */
        public Drawn {
            Objects.requireNonNull(shape, "shape");
            Objects.requireNonNull(since, "since");
        }
    }

    /**
     * An area before anything has happened.
     *
     * @param id its id
     * @return the blank area
     */
    public static Area blank(AreaId id) {
        return new Area(
                id,
                AreaStage.UNKNOWN,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /**
     * An area of a territory that is made by hand, and not out of a journal.
     *
     * @param id its id
     * @param plan what it is
     * @param validity from when until when it stands
     * @return the area, called and drawn for all that time as the plan says
     */
    public static Area of(AreaId id, AreaPlan plan, Validity validity) {
        return new Area(
                id,
                validity.until().isPresent() ? AreaStage.ENDED : AreaStage.STANDING,
                Optional.of(plan),
                List.of(new Called(plan.name(), validity.from())),
                List.of(new Drawn(plan.shape(), validity.from())),
                Optional.of(validity),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /**
     * What it was called at an instant.
     *
     * @param at the instant
     * @return the name; nothing if it did not stand then
     */
    public Optional<Name> nameAt(Instant at) {
        Optional<Name> last = Optional.empty();
        for (Called each : names) {
            if (!each.since().isAfter(at)) {
                last = Optional.of(each.name());
            }
        }
        return standsAt(at) ? last : Optional.empty();
    }

    /**
     * How its boundary was drawn at an instant.
     *
     * @param at the instant
     * @return the shape; nothing if it did not stand then, or none is known for that time
     */
    public Optional<AreaShape> shapeAt(Instant at) {
        Optional<AreaShape> last = Optional.empty();
        for (Drawn each : shapes) {
            if (!each.since().isAfter(at)) {
                last = each.shape();
            }
        }
        return standsAt(at) ? last : Optional.empty();
    }

    /** How its boundary is drawn at some instant of a time, as far as is known; nothing in it for a time without a shape. */
    List<Optional<AreaShape>> shapesDuring(Validity time) {
        List<Optional<AreaShape>> all = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            Instant begun = shapes.get(i).since();
            boolean isOver = i + 1 < shapes.size() && !shapes.get(i + 1).since().isAfter(time.from());
            boolean isLater = time.until().filter(end -> !begun.isBefore(end)).isPresent();
            if (!isOver && !isLater && !isGoneBy(begun)) {
                all.add(shapes.get(i).shape());
            }
        }
        return all;
    }

    /** Whether, by the act, it has begun to be drawn as it is after an instant, or to stand: to draw it from then on would rewrite that. */
    boolean isDrawnAfter(Instant since, Instant now) {
        return isBegunAfter(since, now, shapes.stream().map(Drawn::since));
    }

    /** Whether, by the act, it has begun to be called as it is after an instant, or to stand. */
    boolean isCalledAfter(Instant since, Instant now) {
        return isBegunAfter(since, now, names.stream().map(Called::since));
    }

    private boolean isBegunAfter(Instant since, Instant now, Stream<Instant> changes) {
        return since.isBefore(validity.orElseThrow().from())
                || changes.anyMatch(each -> each.isAfter(since) && !each.isAfter(now));
    }

    /**
     * Whether it stands at an instant.
     *
     * @param at the instant
     * @return true if it does
     */
    public boolean standsAt(Instant at) {
        return validity.map(each -> each.contains(at)).orElse(false);
    }

    /** Whether its end has been set, and has come by an instant. */
    boolean isGoneBy(Instant at) {
        return validity.flatMap(Validity::until)
                .filter(end -> !at.isBefore(end))
                .isPresent();
    }

    Area established(AreaPlan as, Instant since, List<AreaId> of, Act act) {
        return new Area(
                id,
                AreaStage.STANDING,
                Optional.of(as),
                List.of(new Called(as.name(), since)),
                List.of(new Drawn(as.shape(), since)),
                Optional.of(Validity.since(since)),
                of,
                into,
                Optional.of(act.at()));
    }

    Area enlarged(AreaPlan as, Instant since, List<AreaId> by, Act act) {
        List<AreaId> of = new ArrayList<>(from);
        of.addAll(by);
        return new Area(
                id,
                stage,
                Optional.of(as),
                called(as.name(), since),
                drawn(as.shape(), since),
                validity,
                of,
                into,
                Optional.of(act.at()));
    }

    Area renamed(Name name, Instant since, Act act) {
        return new Area(
                id,
                stage,
                plan.map(each -> each.called(name)),
                called(name, since),
                shapes,
                validity,
                from,
                into,
                Optional.of(act.at()));
    }

    Area redrawn(AreaShape shape, Instant since, Act act) {
        return new Area(
                id,
                stage,
                plan.map(each -> each.withShape(shape)),
                names,
                drawn(Optional.of(shape), since),
                validity,
                from,
                into,
                Optional.of(act.at()));
    }

    private List<Called> called(Name name, Instant since) {
        List<Called> all = new ArrayList<>(names);
        all.removeIf(each -> !each.since().isBefore(since));
        all.add(new Called(name, since));
        return all;
    }

    /** Drawn as before is drawn, too: nothing comes between later. */
    private List<Drawn> drawn(Optional<AreaShape> shape, Instant since) {
        List<Drawn> all = new ArrayList<>(shapes);
        all.removeIf(each -> !each.since().isBefore(since));
        all.add(new Drawn(shape, since));
        return all;
    }

    Area ended(Instant end, List<AreaId> became, Act act) {
        return new Area(
                id,
                AreaStage.ENDED,
                plan,
                names,
                shapes,
                validity.map(each -> each.until(end)),
                from,
                became,
                Optional.of(act.at()));
    }
}

package org.linli.choice.voting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.linli.basics.ActorId;
import org.linli.choice.RuleName;
import org.linli.choice.voting.Motion.Base;
import org.linli.choice.voting.Motion.Condition;
import org.linli.choice.voting.Motion.Count;
import org.linli.choice.voting.Motion.Decision;
import org.linli.choice.voting.Motion.Note;

/**
 * What owners decide together, by area and by persons (Civil Code of the PRC, art. 278; 双过半 and its quorum).
 *
 * <p><b>By statute.</b> Owners of two thirds of the exclusive area, who are also two thirds of the persons, must take part; 以上 includes the
 * boundary (art. 1259). Then items 1 to 5 and 9 need more than half (过半数) of the area and of the persons <em>of those who took part</em>;
 * items 6 to 8 (raising maintenance funds; rebuilding; changing the use of common parts or doing business with them) need three quarters
 * (四分之三以上) of both. An abstention takes part. Each exclusive part counts as one person; whoever has several, and the developer with
 * what is unsold or not handed over, is one person (Supreme People's Court, interpretation on condominium ownership, art. 8 and 9). Co-owners
 * of one part are therefore one person together. A tenant votes only with the owner's written proxy.
 *
 * <p><b>By charter.</b> Silence is no vote. A charter of the owners may say that whoever was served a ballot and did not return it takes part
 * and consents ({@link Silence#CONSENTS}), or goes with the majority of those who voted ({@link Silence#FOLLOWS_MAJORITY}, 计入已表决的多数票);
 * the decision then says so. Nothing else here rests on a charter.
 *
 * <p>Pinned: area in whole 0.01 m²; a person is a set of owners, so that a flat that is owned alone and one that is owned with a spouse are two
 * persons; a person votes once for all of its parts. Cost: O(u) for u parts, and O(v log v) for the margin among v owners, up to {@value
 * Turning#MOST_VOTERS}; beyond, and where the silent follow the majority, there is none.
 */
public final class DualMajority {
    private static final RuleName ORDINARY =
            new RuleName("dual-majority.ordinary", "Owners' decision, more than half", "业主共同决定（双过半）");
    private static final RuleName SPECIAL =
            new RuleName("dual-majority.special", "Owners' decision, three quarters", "业主共同决定（双四分之三）");

    private DualMajority() {}

    /** What an owner can say. */
    public enum Vote {
        /** For the motion. */
        IN_FAVOUR,
        /** Against it. */
        AGAINST,
        /** Neither, but taking part. */
        ABSTAINS
    }

    /** What it means that a ballot was served and did not come back. */
    public enum Silence {
        /** Nothing: who is silent does not take part. */
        IS_NO_VOTE,
        /** Taking part, and consent; only where the owners' charter says so. */
        CONSENTS,
        /**
         * Taking part, and saying what most of those say who voted; only where the owners' charter says so. Most is more of the area and more of
         * the persons; where the two differ, or neither has more, the silent abstain.
         */
        FOLLOWS_MAJORITY
    }

    /**
     * Which of the nine items of art. 278 a motion is.
     *
     * @param number 1 to 9
     */
    public record Item(int number) {
        /** Checks the number. */
        public Item {
            if (number < 1 || number > 9) {
                throw new IllegalArgumentException("The item (" + number + ") of art. 278 must be 1 to 9.");
            }
        }

        /** {@return whether it is one of items 6 to 8, which need three quarters} */
        public boolean isSpecial() {
            return number >= 6 && number <= 8;
        }
    }

    /**
     * The condition for an item, as {@link Motion} understands it, over the units {@code area} and {@code persons}.
     *
     * @param item which item
     * @return quorum and majority
     */
    public static Condition condition(Item item) {
        Threshold quorum = Threshold.atLeast(2, 3);
        Threshold majority = item.isSpecial() ? Threshold.atLeast(3, 4) : Threshold.moreThan(1, 2);
        return new Motion.All(List.of(
                Condition.takingPart("area", quorum),
                Condition.takingPart("persons", quorum),
                Condition.inFavour("area", Base.TAKING_PART, majority),
                Condition.inFavour("persons", Base.TAKING_PART, majority)));
    }

    /**
     * Starts the register of a vote.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects parts and votes, and refuses what contradicts itself. Not safe for several threads at once. */
    public static final class Builder {
        private final Map<String, Person> byUnit = new LinkedHashMap<>();
        private final Map<Set<ActorId>, Person> byOwners = new LinkedHashMap<>();
        private long total;

        private Builder() {}

        /**
         * Adds an exclusive part to the register.
         *
         * @param unit its id, such as {@code 3-1-502}
         * @param area its exclusive area, in 0.01 m², positive
         * @param owners who owns it together: one owner, co-owners, or the developer for what is unsold or not handed over
         * @return this builder
         * @throws IllegalArgumentException if it is there already, has no area or no owner
         */
        public Builder unit(String unit, long area, Collection<ActorId> owners) {
            Objects.requireNonNull(unit, "unit");
            if (area < 1 || area > Long.MAX_VALUE / 4 - total) {
                throw new IllegalArgumentException("The area (" + area + ") of the unit " + unit
                        + " must be positive, in 0.01 m², and together with the others not more than "
                        + Long.MAX_VALUE / 4 + ".");
            }
            for (ActorId owner : Objects.requireNonNull(owners, "owners")) {
                Objects.requireNonNull(owner, "owner");
            }
            if (owners.isEmpty()) {
                throw new IllegalArgumentException(
                        "The owners of the unit " + unit + " must be named. Maybe it is the developer's.");
            }
            if (byUnit.containsKey(unit)) {
                throw new IllegalArgumentException("The unit (" + unit + ") must not stand twice in the register.");
            }
            Person person = byOwners.computeIfAbsent(Set.copyOf(new TreeSet<>(owners)), o -> new Person());
            person.area += area;
            total += area;
            byUnit.put(unit, person);
            return this;
        }

        /**
         * Records that the owners of a unit were served a ballot. A vote implies it.
         *
         * @param unit one of their units; it goes for all that they own in the same way
         * @return this builder
         * @throws IllegalArgumentException if there is no such unit
         */
        public Builder served(String unit) {
            person(unit).served = true;
            return this;
        }

        /**
         * Records a vote of the owners themselves.
         *
         * @param unit one of their units; the vote goes for all that they own in the same way
         * @param vote what they say
         * @return this builder
         * @throws IllegalArgumentException if there is no such unit, or they have voted otherwise before
         */
        public Builder vote(String unit, Vote vote) {
            Objects.requireNonNull(vote, "vote");
            Person person = person(unit);
            if (person.vote.filter(before -> before != vote).isPresent()) {
                throw new IllegalArgumentException(
                        "The vote for the unit " + unit
                                + " must not contradict an earlier one of the same owners: with all their units they are one person.");
            }
            person.vote = Optional.of(vote);
            person.served = true;
            return this;
        }

        /**
         * Records a vote by somebody else, a tenant for example. The decision says how many persons voted so; who held which proxy is in the
         * papers of the assembly, not here.
         *
         * @param unit one of the owners' units
         * @param vote what was said
         * @param proxy who voted
         * @param written whether the owners gave a written proxy
         * @return this builder
         * @throws IllegalArgumentException if there is no written proxy, no such unit, or a contradicting vote
         */
        public Builder voteByProxy(String unit, Vote vote, ActorId proxy, boolean written) {
            Objects.requireNonNull(proxy, "proxy");
            if (!written) {
                throw new IllegalArgumentException(
                        "The vote for the unit " + unit
                                + " must come with a written proxy of its owners. Maybe they can sign one, or vote themselves.");
            }
            vote(unit, vote);
            person(unit).byProxy = true;
            return this;
        }

        private Person person(String unit) {
            Person person = byUnit.get(Objects.requireNonNull(unit, "unit"));
            if (person == null) {
                throw new IllegalArgumentException("The unit (" + unit + ") must be in the register.");
            }
            return person;
        }

        /**
         * Decides. The decision says exactly how many persons it would take for the opposite, unless the silent follow the majority, so that every
         * vote moves others, or there are more than {@value Turning#MOST_VOTERS} persons.
         *
         * @param item which item of art. 278 the motion is
         * @param silence what a ballot means that was served and did not come back
         * @return the decision; with nobody in the register, nothing is adopted
         */
        public Decision decide(Item item, Silence silence) {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(silence, "silence");
            Map<Vote, Long> area = new EnumMap<>(Vote.class);
            Map<Vote, Long> persons = new EnumMap<>(Vote.class);
            long silentArea = 0;
            long silentPersons = 0;
            long proxies = 0;
            for (Person person : byOwners.values()) {
                if (person.vote.isPresent()) {
                    area.merge(person.vote.orElseThrow(), person.area, Long::sum);
                    persons.merge(person.vote.orElseThrow(), 1L, Long::sum);
                    proxies += person.byProxy ? 1 : 0;
                } else if (person.served) {
                    silentArea += person.area;
                    silentPersons++;
                }
            }
            Condition condition = condition(item);
            Optional<Turning> turning = silence == Silence.FOLLOWS_MAJORITY || byOwners.size() > Turning.MOST_VOTERS
                    ? Optional.empty()
                    : Optional.of(turning(condition, silence));
            List<Note> notes = new ArrayList<>();
            if (proxies > 0) {
                notes.add(new Note(persons(proxies) + " voted by written proxy.", proxies + "人以书面委托方式表决。"));
            }
            if (silence != Silence.IS_NO_VOTE) {
                Vote deemed = silence == Silence.CONSENTS ? Vote.IN_FAVOUR : majority(area, persons);
                area.merge(deemed, silentArea, Long::sum);
                persons.merge(deemed, silentPersons, Long::sum);
                notes.add(new Note(
                        "By charter, not by statute: " + persons(silentPersons) + " with an area of " + silentArea
                                + " who were served a ballot and did not return it count as taking part and "
                                + switch (deemed) {
                                    case IN_FAVOUR -> "in favour.";
                                    case AGAINST -> "against, as the majority.";
                                    case ABSTAINS -> "abstaining, there being no majority by area and by persons.";
                                },
                        "依管理规约而非法律规定：已送达而未表决的" + silentPersons + "人、面积" + silentArea + "，计为参与表决且"
                                + switch (deemed) {
                                    case IN_FAVOUR -> "同意。";
                                    case AGAINST -> "反对（随多数）。";
                                    case ABSTAINS -> "弃权（面积与人数无一致多数）。";
                                }));
            }
            return Motion.decide(
                    item.isSpecial() ? SPECIAL : ORDINARY,
                    condition,
                    List.of(count("area", total, area), count("persons", byOwners.size(), persons)),
                    turning,
                    notes);
        }

        private Turning turning(Condition condition, Silence silence) {
            Turning turning = new Turning(condition, List.of("area", "persons"), silence == Silence.IS_NO_VOTE);
            for (Person person : byOwners.values()) {
                boolean consents = silence == Silence.CONSENTS && person.served;
                turning.add(
                        1,
                        person.vote.or(() -> consents ? Optional.of(Vote.IN_FAVOUR) : Optional.empty()),
                        person.area,
                        1L);
            }
            return turning;
        }

        private static String persons(long number) {
            return number + (number == 1 ? " person" : " persons");
        }

        private static Vote majority(Map<Vote, Long> area, Map<Vote, Long> persons) {
            int byArea = lead(area);
            return byArea != lead(persons) || byArea == 0 ? Vote.ABSTAINS : byArea > 0 ? Vote.IN_FAVOUR : Vote.AGAINST;
        }

        private static int lead(Map<Vote, Long> sums) {
            return Long.compare(sums.getOrDefault(Vote.IN_FAVOUR, 0L), sums.getOrDefault(Vote.AGAINST, 0L));
        }

        private static Count count(String unit, long entitled, Map<Vote, Long> sums) {
            return new Count(
                    unit,
                    entitled,
                    sums.getOrDefault(Vote.IN_FAVOUR, 0L),
                    sums.getOrDefault(Vote.AGAINST, 0L),
                    sums.getOrDefault(Vote.ABSTAINS, 0L));
        }
    }

    /** The same owners with all that they own together. */
    private static final class Person {
        private long area;
        private boolean served;
        private boolean byProxy;
        private Optional<Vote> vote = Optional.empty();
    }
}

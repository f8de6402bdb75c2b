package org.linli.actor;

import static org.linli.basics.json.JsonTree.member;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Name;
import org.linli.basics.Validity;
import org.linli.basics.json.JsonTree;
import org.linli.trace.Personal;

/**
 * Actors as Popolo JSON (popoloproject.com): {@code persons}, {@code organizations} and {@code memberships}. What is read becomes a
 * {@link Document} that {@link ActorDesk#takeOver} enters whole; {@link PopoloText} writes one.
 *
 * <p>The {@code classification} of an organisation, and of a person as an addition of ours, is an {@link ActorKind} in lower case; a person
 * without one is a resident, an organisation without one another stakeholder. A {@code role} is a {@link Role} in lower case or its Chinese
 * label. {@code on_behalf_of_id} names the employer. {@code parent_id} has no date in the format and holds from when on both take part; what
 * an organisation was a part of before, or since when it is, stands as a membership of it with the role {@code part_of}. Dates are
 * {@code 2026}, {@code 2026-03}, {@code 2026-03-01} or instants; a date stands for the beginning of that day (month, year), and
 * {@code end_date} for the first instant after. What has no start begins when both take part. Delegations, secondments and badges have no
 * place in the format and are not exchanged.
 */
public final class Popolo {
    /** The role of an organisation in the one that it is a part of. */
    static final String PART_OF = "part_of";

    private Popolo() {}

    /** What can be wrong with a document. */
    public enum Fault {
        /** The text is no JSON object. */
        NOT_JSON,
        /** Something has no id, or one that is none. */
        MALFORMED_ID,
        /** Two actors have one id. */
        REPEATED_ID,
        /** A name is missing where there must be one, or has a character that a name may not have. */
        MALFORMED_NAME,
        /** A classification is no kind of actor, or a person's on an organisation. */
        UNKNOWN_KIND,
        /** A role is not known. */
        UNKNOWN_ROLE,
        /** A date is none. */
        MALFORMED_DATE,
        /** Something ends before it starts. */
        ENDS_BEFORE_IT_STARTS,
        /** Something begins before the two whom it ties take part, or after. */
        OUT_OF_TIME,
        /** Something names an actor that the document does not have. */
        UNKNOWN_ACTOR,
        /** An organisation stands above itself. */
        CYCLIC,
        /** An organisation is a part of two at one time. */
        PART_OF_TWO
    }

    /**
     * What is wrong, and where: one for each fault. A circle of parents is found where it comes first in the document, and who refers to
     * an actor whose own entry has a finding is not found besides.
     *
     * @param path where in the document, such as {@code organizations[3].name}; line and column of a text that is no JSON
     * @param fault what
     */
    public record Finding(String path, Fault fault) {
        /** Checks that nothing is missing. */
        public Finding {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(fault, "fault");
        }
    }

    /**
     * An actor as a document has it.
     *
     * @param id its id
     * @param kind what it is
     * @param naming how it is called; of persons and households in a personal slot
     * @param validity from when until when it takes part
     * @param partOf the organisations that it is or was a part of, one after the other; immutable
     */
    public record Entry(ActorId id, ActorKind kind, Naming naming, Validity validity, List<PartOf> partOf) {
        /** Checks that nothing is missing. */
        public Entry {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(naming, "naming");
            Objects.requireNonNull(validity, "validity");
            partOf = List.copyOf(partOf);
        }

        private Entry with(List<PartOf> parts) {
            return new Entry(id, kind, naming, validity, parts);
        }
    }

    /**
     * A membership as a document has it.
     *
     * @param member whose
     * @param membership what
     */
    public record Tie(ActorId member, Membership membership) {
        /** Checks that nothing is missing. */
        public Tie {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(membership, "membership");
        }
    }

    /**
     * What was read.
     *
     * @param actors the actors, organisations first, in the order of the document; immutable
     * @param ties the memberships, in the order of the document; immutable
     * @param findings what is wrong; with any of them nothing is taken over; immutable
     */
    public record Document(List<Entry> actors, List<Tie> ties, List<Finding> findings) {
        /** Copies the lists. */
        public Document {
            actors = List.copyOf(actors);
            ties = List.copyOf(ties);
            findings = List.copyOf(findings);
        }
    }

    /**
     * Reads a document. Collects everything that is wrong with it.
     *
     * @param json the text
     * @param zone in which zone its dates are
     * @param since from when on somebody takes part, or is something, whose beginning the document does not say
     * @return what was read
     */
    public static Document read(String json, ZoneId zone, Instant since) {
        return new Reader(Objects.requireNonNull(zone, "zone"), Objects.requireNonNull(since, "since")).read(json);
    }

    private static final class Reader {
        private final ZoneId zone;
        private final Instant since;
        private final Map<ActorId, Entry> actors = new LinkedHashMap<>();
        /** Where the entry of each id stands, those included that have findings. */
        private final Map<ActorId, String> paths = new HashMap<>();

        private final Map<ActorId, ActorId> parents = new LinkedHashMap<>();
        private final PopoloParts parts = new PopoloParts(this::find);
        private final List<Tie> ties = new ArrayList<>();
        private List<Finding> findings = new ArrayList<>();

        Reader(ZoneId zone, Instant since) {
            this.zone = zone;
            this.since = since;
        }

        Document read(String json) {
            Object tree;
            try {
                tree = JsonTree.read(json);
            } catch (JsonTree.MalformedJsonException e) {
                find(String.valueOf(e.getMessage()), Fault.NOT_JSON);
                return new Document(List.of(), List.of(), findings);
            }
            if (!(tree instanceof Map)) {
                find("", Fault.NOT_JSON);
                return new Document(List.of(), List.of(), findings);
            }
            each(tree, "organizations", (path, one) -> entry(path, one, false));
            each(tree, "persons", (path, one) -> entry(path, one, true));
            List<Finding> ofActors = findings;
            findings = new ArrayList<>();
            each(tree, "memberships", this::tie);
            List<Finding> ofTies = findings;
            findings = ofActors;
            actors.values().forEach(this::parent);
            actors.replaceAll((id, entry) -> entry.with(parts.of(id)));
            parts.findCircles();
            findings.addAll(ofTies);
            return new Document(List.copyOf(actors.values()), ties, findings);
        }

        private interface Taker {
            void take(String path, Object one);
        }

        private void each(Object tree, String name, Taker taker) {
            if (member(tree, name) instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    Object one = list.get(i);
                    String path = name + "[" + i + "]";
                    if (one instanceof Map) {
                        taker.take(path, one);
                    } else {
                        find(path, Fault.NOT_JSON);
                    }
                }
            } else if (member(tree, name) != null) {
                find(name, Fault.NOT_JSON);
            }
        }

        private void entry(String path, Object one, boolean person) {
            Optional<ActorId> id = id(path + ".id", member(one, "id"));
            boolean repeated = id.isPresent() && paths.putIfAbsent(id.get(), path) != null;
            Optional<ActorKind> kind = kind(path, member(one, "classification"), person);
            Optional<Validity> validity = person
                    ? Optional.of(Validity.since(since))
                    : validity(path, one, "founding_date", "dissolution_date", since);
            Optional<ActorId> parent = member(one, "parent_id") == null
                    ? Optional.empty()
                    : id(path + ".parent_id", member(one, "parent_id"));
            if (id.isEmpty() || kind.isEmpty()) {
                return;
            }
            Optional<Naming> naming = naming(path + ".name", member(one, "name"), id.get(), kind.get());
            if (naming.isEmpty() || validity.isEmpty()) {
                return;
            }
            Entry entry = new Entry(id.get(), kind.get(), naming.get(), validity.get(), List.of());
            if (repeated) {
                find(path + ".id", Fault.REPEATED_ID);
            } else {
                actors.put(id.get(), entry);
                parent.ifPresent(above -> parents.put(id.get(), above));
            }
        }

        private Optional<ActorKind> kind(String path, @Nullable Object given, boolean person) {
            if (given == null) {
                return Optional.of(person ? ActorKind.RESIDENT : ActorKind.OTHER_STAKEHOLDER);
            }
            for (ActorKind each : ActorKind.values()) {
                if (code(each).equals(given) && each.isPerson() == person) {
                    return Optional.of(each);
                }
            }
            find(path + ".classification", Fault.UNKNOWN_KIND);
            return Optional.empty();
        }

        private Optional<Naming> naming(String path, @Nullable Object given, ActorId id, ActorKind kind) {
            if (given == null && kind.form() != ActorForm.ORGANISATION) {
                return Optional.of(Naming.NONE);
            }
            try {
                if (given instanceof String text) {
                    Name name = Name.of(text);
                    return Optional.of(
                            kind.form() == ActorForm.ORGANISATION
                                    ? Naming.open(name)
                                    : Naming.personal(Personal.of(id, "name", name)));
                }
            } catch (IllegalArgumentException e) {
                // The finding says so; the name itself is nobody's business.
            }
            find(path, Fault.MALFORMED_NAME);
            return Optional.empty();
        }

        private void parent(Entry entry) {
            ActorId parent = parents.get(entry.id());
            String path = paths.get(entry.id()) + ".parent_id";
            if (parent != null && !paths.containsKey(parent)) {
                find(path, Fault.UNKNOWN_ACTOR);
            } else if (parent != null && actors.containsKey(parent)) {
                parts.sayParent(entry, actors.get(parent), path);
            }
        }

        private void tie(String path, Object one) {
            String whose = member(one, "person_id") != null ? "person_id" : "member_id";
            Optional<ActorId> member = known(path + "." + whose, member(one, whose));
            Optional<ActorId> organisation = known(path + ".organization_id", member(one, "organization_id"));
            if (member(one, "role") instanceof String text && text.equals(PART_OF)) {
                part(path, one, member, organisation);
                return;
            }
            Optional<Role> role = role(path + ".role", member(one, "role"));
            Optional<Validity> validity = during(path, one, member, organisation);
            Optional<ActorId> employer = Optional.empty();
            if (member(one, "on_behalf_of_id") != null) {
                employer = known(path + ".on_behalf_of_id", member(one, "on_behalf_of_id"));
            }
            Optional<AreaId> area = Optional.empty();
            if (member(one, "area_id") != null) {
                area = id(path + ".area_id", member(one, "area_id")).map(each -> AreaId.of(each.value()));
            }
            if (member.isPresent() && organisation.isPresent() && role.isPresent() && validity.isPresent()) {
                ties.add(new Tie(
                        member.get(), new Membership(organisation.get(), role.get(), validity.get(), area, employer)));
            }
        }

        private void part(String path, Object one, Optional<ActorId> member, Optional<ActorId> organisation) {
            Optional<Entry> part = member.map(actors::get);
            if (part.filter(each -> each.kind().form() != ActorForm.ORGANISATION)
                    .isPresent()) {
                find(path + ".role", Fault.UNKNOWN_ROLE);
                return;
            }
            Optional<Validity> validity = during(path, one, member, organisation);
            if (part.isPresent() && organisation.isPresent() && validity.isPresent()) {
                parts.say(member.get(), new PartOf(organisation.get(), validity.get()), path);
            }
        }

        /** From when until when two are tied: while both take part, as far as that is known. */
        private Optional<Validity> during(
                String path, Object one, Optional<ActorId> member, Optional<ActorId> organisation) {
            Optional<Entry> who = member.map(actors::get);
            Optional<Entry> where = organisation.map(actors::get);
            Optional<Validity> validity =
                    validity(path, one, "start_date", "end_date", PopoloParts.since(who, where, since));
            if (validity.isPresent()
                    && who.isPresent()
                    && where.isPresent()
                    && !PopoloParts.isInTime(validity.get().from(), who.get(), where.get())) {
                find(path, Fault.OUT_OF_TIME);
                return Optional.empty();
            }
            return validity;
        }

        private Optional<Role> role(String path, @Nullable Object given) {
            if (given == null) {
                return Optional.of(Role.MEMBER);
            }
            for (Role each : Role.values()) {
                if (code(each).equals(given) || each.label().equals(given)) {
                    return Optional.of(each);
                }
            }
            find(path, Fault.UNKNOWN_ROLE);
            return Optional.empty();
        }

        private Optional<ActorId> known(String path, @Nullable Object given) {
            Optional<ActorId> id = id(path, given);
            if (id.isPresent() && !paths.containsKey(id.get())) {
                find(path, Fault.UNKNOWN_ACTOR);
                return Optional.empty();
            }
            return id.filter(actors::containsKey);
        }

        private Optional<ActorId> id(String path, @Nullable Object given) {
            try {
                if (given instanceof String text) {
                    return Optional.of(ActorId.of(text));
                }
            } catch (IllegalArgumentException e) {
                // The finding says so.
            }
            find(path, Fault.MALFORMED_ID);
            return Optional.empty();
        }

        private Optional<Validity> validity(String path, Object one, String start, String end, Instant otherwise) {
            int before = findings.size();
            Instant from = date(path + "." + start, member(one, start)).orElse(otherwise);
            Optional<Instant> until = date(path + "." + end, member(one, end));
            if (findings.size() > before) {
                return Optional.empty();
            }
            if (until.isPresent() && !from.isBefore(until.get())) {
                find(path + "." + end, Fault.ENDS_BEFORE_IT_STARTS);
                return Optional.empty();
            }
            return Optional.of(new Validity(from, until));
        }

        private Optional<Instant> date(String path, @Nullable Object given) {
            if (given == null) {
                return Optional.empty();
            }
            try {
                if (given instanceof String text) {
                    return Optional.of(
                            switch (text.length()) {
                                case 4 ->
                                    LocalDate.of(Integer.parseInt(text), 1, 1)
                                            .atStartOfDay(zone)
                                            .toInstant();
                                case 7 ->
                                    YearMonth.parse(text)
                                            .atDay(1)
                                            .atStartOfDay(zone)
                                            .toInstant();
                                case 10 ->
                                    LocalDate.parse(text).atStartOfDay(zone).toInstant();
                                default -> ZonedDateTime.parse(text).toInstant();
                            });
                }
            } catch (DateTimeException | NumberFormatException e) {
                // The finding says so.
            }
            find(path, Fault.MALFORMED_DATE);
            return Optional.empty();
        }

        private void find(String path, Fault fault) {
            findings.add(new Finding(path, fault));
        }
    }

    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

package org.linli.actor;

import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Validity;
import org.linli.trace.Purpose;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes actors as Popolo JSON, as {@link Popolo} reads it. Names of persons are left out unless a purpose is given; erased ones are left out
 * always. Badges, delegations and secondments are never written.
 */
public final class PopoloText {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator out;
    private final ZoneId zone;
    private final Optional<Purpose> purpose;

    private PopoloText(JsonGenerator out, ZoneId zone, Optional<Purpose> purpose) {
        this.out = out;
        this.zone = zone;
        this.purpose = purpose;
    }

    /**
     * Writes actors without the names of persons.
     *
     * @param actors the actors; those that are unregistered are left out
     * @param zone in which zone dates are
     * @return the document, organisations and persons by id, on one line
     */
    public static String write(Collection<Actor> actors, ZoneId zone) {
        return write(actors, zone, Optional.empty());
    }

    /**
     * Writes actors with the names of persons, for a purpose.
     *
     * @param actors the actors; those that are unregistered are left out
     * @param zone in which zone dates are
     * @param purpose what the names are needed for
     * @return the document, organisations and persons by id, on one line
     */
    public static String write(Collection<Actor> actors, ZoneId zone, Purpose purpose) {
        return write(actors, zone, Optional.of(purpose));
    }

    private static String write(Collection<Actor> actors, ZoneId zone, Optional<Purpose> purpose) {
        List<Actor> all = actors.stream()
                .filter(each -> each.ties().isPresent())
                .sorted(Comparator.comparing(Actor::id))
                .toList();
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            new PopoloText(out, Objects.requireNonNull(zone, "zone"), purpose).write(all);
        }
        return text.toString();
    }

    private void write(List<Actor> all) {
        out.writeStartObject();
        out.writeArrayPropertyStart("organizations");
        all.stream().filter(each -> !ties(each).kind().isPerson()).forEach(this::actor);
        out.writeEndArray();
        out.writeArrayPropertyStart("persons");
        all.stream().filter(each -> ties(each).kind().isPerson()).forEach(this::actor);
        out.writeEndArray();
        out.writeArrayPropertyStart("memberships");
        for (Actor each : all) {
            parts(ties(each)).forEach(part -> part(each, part));
            ties(each).memberships().forEach(membership -> membership(each, membership));
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void actor(Actor actor) {
        Ties ties = ties(actor);
        out.writeStartObject();
        out.writeStringProperty("id", actor.id().value());
        out.writeStringProperty("classification", Popolo.code(ties.kind()));
        text(
                "name",
                actor.naming()
                        .open()
                        .or(() -> purpose.flatMap(
                                each -> actor.naming().personal().flatMap(name -> name.reveal(each))))
                        .map(Object::toString));
        text(
                "parent_id",
                last(ties)
                        .filter(each -> each.validity().until().isEmpty())
                        .map(each -> each.whole().value()));
        if (!ties.kind().isPerson()) {
            out.writeStringProperty("founding_date", date(ties.validity().from()));
            text("dissolution_date", ties.validity().until().map(this::date));
        }
        out.writeEndObject();
    }

    private static Optional<PartOf> last(Ties ties) {
        return ties.partOf().stream().reduce((earlier, later) -> later);
    }

    /** What the parent alone, which has no date, does not say. */
    private static List<PartOf> parts(Ties ties) {
        boolean always = ties.partOf().size() == 1
                && ties.partOf()
                        .get(0)
                        .validity()
                        .equals(Validity.since(ties.validity().from()));
        return always ? List.of() : ties.partOf();
    }

    private void part(Actor member, PartOf part) {
        out.writeStartObject();
        out.writeStringProperty("member_id", member.id().value());
        out.writeStringProperty("organization_id", part.whole().value());
        out.writeStringProperty("role", Popolo.PART_OF);
        during(part.validity());
        out.writeEndObject();
    }

    private void during(Validity validity) {
        out.writeStringProperty("start_date", date(validity.from()));
        text("end_date", validity.until().map(this::date));
    }

    private void membership(Actor member, Membership membership) {
        out.writeStartObject();
        out.writeStringProperty(
                ties(member).kind().isPerson() ? "person_id" : "member_id",
                member.id().value());
        out.writeStringProperty("organization_id", membership.organisation().value());
        out.writeStringProperty("role", Popolo.code(membership.role()));
        text("area_id", membership.area().map(AreaId::value));
        text("on_behalf_of_id", membership.employer().map(ActorId::value));
        during(membership.validity());
        out.writeEndObject();
    }

    private void text(String name, Optional<String> value) {
        value.ifPresent(text -> out.writeStringProperty(name, text));
    }

    private String date(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? local.toLocalDate().toString()
                : instant.toString();
    }

    private static Ties ties(Actor registered) {
        return registered.ties().orElseThrow();
    }
}

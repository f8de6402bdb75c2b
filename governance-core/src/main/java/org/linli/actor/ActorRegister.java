package org.linli.actor;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.basics.Validity;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;

/**
 * Everybody's ties as of the events it has taken in; makes the {@link Roster} that rules cite. Keeps no names and no badges.
 */
public final class ActorRegister implements View {
    private final Map<ActorId, Actor> actors = new HashMap<>();
    private long version;
    private @Nullable Roster made;

    /** An empty register. */
    public ActorRegister() {}

    /**
     * The roster as of the last event about an actor that has come in. Making it costs O(n log n) after a change, nothing otherwise.
     *
     * @return the roster, cited as {@code roster.actors@}<i>position of that event</i>; {@code @0} while nobody is registered
     */
    public synchronized Roster roster() {
        Roster current = made;
        if (current == null) {
            Map<ActorId, Ties> ties = new HashMap<>();
            actors.forEach((id, actor) -> actor.ties().ifPresent(each -> ties.put(id, each)));
            current = Roster.of("actors", Long.toString(version), ties);
            made = current;
        }
        return current;
    }

    @Override
    public String name() {
        return "actor-register";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        if (event.fact() instanceof ActorFact fact) {
            Actor after = fact.applyTo(actors.getOrDefault(fact.id(), Actor.blank(fact.id())), event.act());
            actors.put(
                    fact.id(),
                    new Actor(after.id(), after.stage(), Naming.NONE, after.ties(), List.of(), after.latest()));
            version = event.position();
            made = null;
        }
    }

    @Override
    public synchronized void clear() {
        actors.clear();
        version = 0;
        made = null;
    }

    @Override
    public synchronized void save(DataOutput out) throws IOException {
        out.writeLong(version);
        out.writeInt(actors.size());
        for (Actor actor : actors.values()) {
            Ties ties = actor.ties().orElseThrow();
            out.writeUTF(actor.id().value());
            out.writeUTF(actor.stage().name());
            write(out, actor.latest().map(Instant::toString));
            out.writeUTF(ties.kind().name());
            out.writeUTF(ties.validity().toString());
            out.writeInt(ties.partOf().size());
            for (PartOf each : ties.partOf()) {
                out.writeUTF(each.whole().value());
                out.writeUTF(each.validity().toString());
            }
            out.writeInt(ties.memberships().size());
            for (Membership each : ties.memberships()) {
                out.writeUTF(each.organisation().value());
                out.writeUTF(each.role().name());
                out.writeUTF(each.validity().toString());
                write(out, each.area().map(AreaId::value));
                write(out, each.employer().map(ActorId::value));
            }
            out.writeInt(ties.secondments().size());
            for (Secondment each : ties.secondments()) {
                out.writeUTF(each.home().value());
                out.writeUTF(each.host().value());
                write(out, each.area().map(AreaId::value));
                out.writeUTF(each.validity().toString());
            }
            out.writeInt(ties.untilSaid().size());
            for (PartOf each : ties.untilSaid()) {
                out.writeUTF(each.whole().value());
                out.writeUTF(each.validity().toString());
            }
            out.writeInt(ties.delegations().size());
            for (Delegation each : ties.delegations()) {
                out.writeUTF(each.id().value());
                write(out, each.principal().map(ActorId::value));
                out.writeUTF(each.agent().value());
                write(out, each.scope().powers());
                write(out, each.scope().matters());
                write(out, each.scope().areas());
                out.writeUTF(each.window().toString());
                out.writeBoolean(each.mayBePassedOn());
                write(out, each.revokedAt().map(Instant::toString));
            }
        }
    }

    @Override
    public synchronized void restore(DataInput in) throws IOException {
        clear();
        version = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            ActorId id = ActorId.of(in.readUTF());
            ActorStage stage = ActorStage.valueOf(in.readUTF());
            Optional<Instant> latest = readOptional(in).map(Instant::parse);
            ActorKind kind = ActorKind.valueOf(in.readUTF());
            Validity validity = Validity.parse(in.readUTF());
            List<PartOf> partOf = new ArrayList<>();
            for (int more = in.readInt(); more > 0; more--) {
                partOf.add(new PartOf(ActorId.of(in.readUTF()), Validity.parse(in.readUTF())));
            }
            List<Membership> memberships = new ArrayList<>();
            for (int more = in.readInt(); more > 0; more--) {
                memberships.add(new Membership(
                        ActorId.of(in.readUTF()),
                        Role.valueOf(in.readUTF()),
                        Validity.parse(in.readUTF()),
                        readOptional(in).map(AreaId::of),
                        readOptional(in).map(ActorId::of)));
            }
            List<Secondment> secondments = new ArrayList<>();
            for (int more = in.readInt(); more > 0; more--) {
                secondments.add(new Secondment(
                        ActorId.of(in.readUTF()),
                        ActorId.of(in.readUTF()),
                        readOptional(in).map(AreaId::of),
                        Validity.parse(in.readUTF())));
            }
            List<PartOf> untilSaid = new ArrayList<>();
            for (int more = in.readInt(); more > 0; more--) {
                untilSaid.add(new PartOf(ActorId.of(in.readUTF()), Validity.parse(in.readUTF())));
            }
            List<Delegation> delegations = new ArrayList<>();
            for (int more = in.readInt(); more > 0; more--) {
                delegations.add(new Delegation(
                        DelegationId.of(in.readUTF()),
                        readOptional(in).map(ActorId::of),
                        ActorId.of(in.readUTF()),
                        new Scope(
                                readList(in),
                                readList(in).stream().map(MatterId::of).toList(),
                                readList(in).stream().map(AreaId::of).toList()),
                        TimeWindow.parse(in.readUTF()),
                        in.readBoolean(),
                        readOptional(in).map(Instant::parse)));
            }
            Ties ties = new Ties(kind, validity, partOf, memberships, secondments, delegations, untilSaid);
            actors.put(id, new Actor(id, stage, Naming.NONE, Optional.of(ties), List.of(), latest));
        }
    }

    private static void write(DataOutput out, Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            out.writeUTF(text.get());
        }
    }

    private static Optional<String> readOptional(DataInput in) throws IOException {
        return in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
    }

    private static void write(DataOutput out, List<?> each) throws IOException {
        out.writeInt(each.size());
        for (Object one : each) {
            out.writeUTF(one.toString());
        }
    }

    private static List<String> readList(DataInput in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return texts;
    }
}

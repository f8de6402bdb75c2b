package org.linli.walkthrough.run;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.linli.actor.Actor;
import org.linli.actor.ItemId;
import org.linli.actor.ListedItem;
import org.linli.actor.PartyBranch;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.casework.Case;
import org.linli.casework.CaseId;
import org.linli.order.Order;
import org.linli.order.OrderId;
import org.linli.order.Workload;
import org.linli.privacy.ErasureRequest;
import org.linli.privacy.ErasureRequestId;
import org.linli.privacy.ProcessingRecord;
import org.linli.territory.Area;
import org.linli.territory.Population;
import org.linli.territory.Siblings;
import org.linli.territory.SiblingsId;
import org.linli.trace.ActId;
import org.linli.trace.Basis;
import org.linli.trace.Kind;
import org.linli.trace.Notice;
import org.linli.trace.Office;
import org.linli.trace.Subject;
import org.linli.trace.TraceEvent;

/**
 * A kind of subjects, with what it takes to come from a subject back to its id.
 *
 * @param <I> the type of ids
 * @param <S> the type of states
 * @param kind the kind
 * @param parse turns the text after the slash into an id
 */
public record Room<I, S extends Record>(Kind<I, S> kind, Function<String, I> parse) {

    /** Cases. */
    public static final Room<CaseId, Case> CASES = new Room<>(Case.KIND, CaseId::parse);
    /** What the trace says about itself: erasures, and attempts that were refused. */
    public static final Room<ActId, Notice> NOTICES = new Room<>(Notice.KIND, ActId::parse);
    /** Orders. */
    public static final Room<OrderId, Order> ORDERS = new Room<>(Order.KIND, OrderId::parse);
    /** What suppliers have at hand. */
    public static final Room<ActorId, Workload> WORKLOADS = new Room<>(Workload.KIND, ActorId::parse);
    /** Who takes part. */
    public static final Room<ActorId, Actor> ACTORS = new Room<>(Actor.KIND, ActorId::parse);
    /** Party branches. */
    public static final Room<ActorId, PartyBranch> BRANCHES = new Room<>(PartyBranch.KIND, ActorId::parse);
    /** What stands on their lists. */
    public static final Room<ItemId, ListedItem> ITEMS = new Room<>(ListedItem.KIND, ItemId::parse);
    /** Areas. */
    public static final Room<AreaId, Area> AREAS = new Room<>(Area.KIND, AreaId::parse);
    /** Which areas stand side by side. */
    public static final Room<SiblingsId, Siblings> SIBLINGS = new Room<>(Siblings.KIND, SiblingsId::parse);
    /** How many people live in an area, and who says so. */
    public static final Room<AreaId, Population> POPULATIONS = new Room<>(Population.KIND, AreaId::parse);
    /** On what ground something personal is kept. */
    public static final Room<Basis, ProcessingRecord> PROCESSINGS = new Room<>(ProcessingRecord.KIND, Basis::parse);
    /** Requests for erasure, and their answers. */
    public static final Room<ErasureRequestId, ErasureRequest> REQUESTS =
            new Room<>(ErasureRequest.KIND, ErasureRequestId::new);
    /** Every kind that a day may have. */
    public static final List<Room<?, ?>> ALL = List.of(
            CASES,
            ORDERS,
            WORKLOADS,
            NOTICES,
            ACTORS,
            BRANCHES,
            ITEMS,
            AREAS,
            SIBLINGS,
            POPULATIONS,
            PROCESSINGS,
            REQUESTS);

    /** Checks that nothing is missing. */
    public Room {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(parse, "parse");
    }

    /** The state of a subject after one more event. */
    S fold(Record before, TraceEvent event) {
        @SuppressWarnings("unchecked") // comes from blank() or fold() of this room
        S state = (S) before;
        return kind.fold(state, event.fact(), event.act());
    }

    /** The state of a subject before its first event. */
    S blank(Subject subject) {
        return kind.blank().apply(parse.apply(subject.id()));
    }

    /** The state of a subject as an office holds it. */
    S held(Office office, Subject subject) {
        return office.get(kind, parse.apply(subject.id()));
    }
}

package org.linli.community;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.Microseconds;
import org.linli.basics.TimeWindow;
import org.linli.casework.CaseFact;
import org.linli.casework.CaseId;
import org.linli.casework.CaseKind;
import org.linli.responsibility.finding.Deed;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;

/**
 * Who accepted, took up or handled which case, as deeds for an inspection of duties. Cases that say not where, and reports of wrongdoing,
 * leave none. Keeps about 200 bytes for a deed or a case, and the latest {@value #MOST} of either; {@link #since} says from when on it knows
 * all deeds. A case in which nothing was
 * done while as many others came in is forgotten, and leaves none.
 */
final class CaseDeeds implements View {
    /** How many cases and deeds it keeps: the latest, with those of a city of millions for some months. */
    static final int MOST = 200_000;

    private final Map<CaseId, Place> places = new LinkedHashMap<>();
    private final ArrayDeque<Deed> deeds = new ArrayDeque<>();
    private final int most;
    /** The latest time of what was forgotten. */
    private long forgotten = Long.MIN_VALUE;

    CaseDeeds() {
        this(MOST);
    }

    CaseDeeds(int most) {
        this.most = most;
    }

    private record Place(MatterId matter, AreaId area) {}

    @Override
    public String name() {
        return "case-deeds";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        if (event.fact() instanceof CaseFact.Reported reported) {
            if (reported.report().kind() != CaseKind.WRONGDOING) {
                reported.report()
                        .area()
                        .ifPresent(area ->
                                keep(reported.id(), new Place(reported.report().matter(), area)));
            }
        } else if (event.fact() instanceof CaseFact fact
                && (fact instanceof CaseFact.Accepted
                        || fact instanceof CaseFact.TakenUp
                        || fact instanceof CaseFact.Handled)) {
            Place place = places.remove(fact.id());
            if (place != null) {
                keep(fact.id(), place);
                keep(new Deed(
                        event.act().inTheNameOf(),
                        place.matter(),
                        place.area(),
                        event.act().at(),
                        fact.move().power(),
                        event.position()));
            }
        }
    }

    private void keep(CaseId id, Place place) {
        places.put(id, place);
        if (places.size() > most) {
            places.remove(places.keySet().iterator().next());
        }
    }

    private void keep(Deed deed) {
        deeds.add(deed);
        if (deeds.size() > most) {
            forgotten = Math.max(forgotten, Microseconds.of(deeds.remove().at()));
        }
    }

    /** From when on all deeds are kept; nothing while none was forgotten. */
    synchronized Optional<Instant> since() {
        return forgotten == Long.MIN_VALUE ? Optional.empty() : Optional.of(Microseconds.instant(forgotten + 1));
    }

    synchronized List<Deed> during(TimeWindow window) {
        return deeds.stream().filter(each -> window.contains(each.at())).toList();
    }

    @Override
    public synchronized void clear() {
        places.clear();
        deeds.clear();
        forgotten = Long.MIN_VALUE;
    }

    @Override
    public synchronized void save(DataOutput out) throws IOException {
        out.writeInt(places.size());
        for (Map.Entry<CaseId, Place> each : places.entrySet()) {
            out.writeUTF(each.getKey().value());
            out.writeUTF(each.getValue().matter().value());
            out.writeUTF(each.getValue().area().value());
        }
        out.writeLong(forgotten);
        out.writeInt(deeds.size());
        for (Deed each : deeds) {
            out.writeUTF(each.actor().value());
            out.writeUTF(each.matter().value());
            out.writeUTF(each.area().value());
            out.writeLong(Microseconds.of(each.at()));
            out.writeUTF(each.power());
            out.writeLong(each.position());
        }
    }

    @Override
    public synchronized void restore(DataInput in) throws IOException {
        clear();
        for (int left = in.readInt(); left > 0; left--) {
            places.put(CaseId.of(in.readUTF()), new Place(MatterId.of(in.readUTF()), AreaId.of(in.readUTF())));
        }
        forgotten = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            ActorId actor = ActorId.of(in.readUTF());
            MatterId matter = MatterId.of(in.readUTF());
            AreaId area = AreaId.of(in.readUTF());
            Instant at = Microseconds.instant(in.readLong());
            deeds.add(new Deed(actor, matter, area, at, in.readUTF(), in.readLong()));
        }
    }
}

package org.linli.community;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * leave none. Keeps about 200 bytes for a deed.
 */
final class CaseDeeds implements View {
    private final Map<CaseId, Place> places = new HashMap<>();
    private final List<Deed> deeds = new ArrayList<>();

    private record Place(MatterId matter, AreaId area) {}

    @Override
    public String name() {
        return "case-deeds";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        if (event.fact() instanceof CaseFact.Reported reported) {
            if (reported.report().kind() != CaseKind.WRONGDOING) {
                reported.report()
                        .area()
                        .ifPresent(area -> places.put(
                                reported.id(), new Place(reported.report().matter(), area)));
            }
        } else if (event.fact() instanceof CaseFact fact
                && (fact instanceof CaseFact.Accepted
                        || fact instanceof CaseFact.TakenUp
                        || fact instanceof CaseFact.Handled)) {
            Place place = places.get(fact.id());
            if (place != null) {
                deeds.add(new Deed(
                        event.act().inTheNameOf(),
                        place.matter(),
                        place.area(),
                        event.act().at(),
                        fact.move().power(),
                        event.position()));
            }
        }
    }

    synchronized List<Deed> during(TimeWindow window) {
        return deeds.stream().filter(each -> window.contains(each.at())).toList();
    }

    @Override
    public synchronized void clear() {
        places.clear();
        deeds.clear();
    }

    @Override
    public synchronized void save(DataOutput out) throws IOException {
        out.writeInt(places.size());
        for (Map.Entry<CaseId, Place> each : new TreeMap<>(places).entrySet()) {
            out.writeUTF(each.getKey().value());
            out.writeUTF(each.getValue().matter().value());
            out.writeUTF(each.getValue().area().value());
        }
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
        for (int left = in.readInt(); left > 0; left--) {
            ActorId actor = ActorId.of(in.readUTF());
            MatterId matter = MatterId.of(in.readUTF());
            AreaId area = AreaId.of(in.readUTF());
            Instant at = Microseconds.instant(in.readLong());
            deeds.add(new Deed(actor, matter, area, at, in.readUTF(), in.readLong()));
        }
    }
}

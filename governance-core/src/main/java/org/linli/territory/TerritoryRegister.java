package org.linli.territory;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.linli.basics.AreaId;
import org.linli.basics.Name;
import org.linli.basics.Validity;
import org.linli.trace.TraceEvent;
import org.linli.trace.View;

/** All areas, and which dwellings each community has, as of the events it has taken in; makes the {@link Territory} that rules cite. */
public final class TerritoryRegister implements View {
    private final Map<AreaId, Area> areas = new HashMap<>();
    private final Map<AreaId, SortedSet<DwellingId>> dwellings = new TreeMap<>();
    private long version;
    private @Nullable Territory made;

    /** An empty register. */
    public TerritoryRegister() {}

    /**
     * The territory as of the last event about an area that has come in. Making it costs O(n log n) after a change, nothing otherwise.
     *
     * @return the territory, cited as {@code territory@}<i>position of that event</i>
     */
    public synchronized Territory territory() {
        Territory current = made;
        if (current == null) {
            current = Territory.of(Long.toString(version), areas);
            made = current;
        }
        return current;
    }

    /**
     * The dwellings that were recorded in a community, those that stand no more included.
     *
     * @param community the community
     * @return their ids, in order; immutable
     */
    public synchronized List<DwellingId> dwellingsOf(AreaId community) {
        return List.copyOf(dwellings.getOrDefault(community, new TreeSet<>()));
    }

    @Override
    public String name() {
        return "territory-register";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public synchronized void apply(TraceEvent event) {
        if (event.fact() instanceof AreaFact fact) {
            areas.put(fact.id(), fact.applyTo(areas.getOrDefault(fact.id(), Area.blank(fact.id())), event.act()));
            version = event.position();
            made = null;
        } else if (event.fact() instanceof DwellingFact.Recorded recorded) {
            dwellings
                    .computeIfAbsent(recorded.address().community(), any -> new TreeSet<>())
                    .add(recorded.id());
        }
    }

    @Override
    public synchronized void clear() {
        areas.clear();
        dwellings.clear();
        version = 0;
        made = null;
    }

    @Override
    public synchronized void save(DataOutput out) throws IOException {
        out.writeLong(version);
        out.writeInt(areas.size());
        for (Area area : areas.values()) {
            AreaPlan plan = area.plan().orElseThrow();
            out.writeUTF(area.id().value());
            out.writeUTF(area.stage().name());
            out.writeUTF(plan.tree().value());
            out.writeUTF(plan.level().name());
            out.writeUTF(plan.name().value());
            out.writeUTF(plan.code().map(DivisionCode::value).orElse(""));
            out.writeUTF(plan.parent().map(AreaId::value).orElse(""));
            out.writeInt(area.shapes().size());
            for (Area.Drawn each : area.shapes()) {
                byte[] shape = each.shape().map(AreaShape::toString).orElse("").getBytes(StandardCharsets.US_ASCII);
                out.writeInt(shape.length);
                out.write(shape);
                out.writeUTF(each.since().toString());
            }
            out.writeInt(area.names().size());
            for (Area.Called each : area.names()) {
                out.writeUTF(each.name().value());
                out.writeUTF(each.since().toString());
            }
            out.writeUTF(area.validity().orElseThrow().toString());
            write(out, area.from());
            write(out, area.into());
            out.writeUTF(area.latest().orElseThrow().toString());
        }
        out.writeInt(dwellings.size());
        for (Map.Entry<AreaId, SortedSet<DwellingId>> each : dwellings.entrySet()) {
            out.writeUTF(each.getKey().value());
            write(out, each.getValue());
        }
    }

    @Override
    public synchronized void restore(DataInput in) throws IOException {
        clear();
        version = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            AreaId id = AreaId.of(in.readUTF());
            Area.AreaStage stage = Area.AreaStage.valueOf(in.readUTF());
            AreaTree tree = AreaTree.of(in.readUTF());
            AreaLevel level = AreaLevel.valueOf(in.readUTF());
            Name name = Name.of(in.readUTF());
            Optional<DivisionCode> code = text(in.readUTF()).map(DivisionCode::parse);
            Optional<AreaId> parent = text(in.readUTF()).map(AreaId::of);
            List<Area.Drawn> shapes = new ArrayList<>();
            for (int more = in.readInt(); more > 0; more--) {
                byte[] shape = new byte[in.readInt()];
                in.readFully(shape);
                shapes.add(new Area.Drawn(
                        text(new String(shape, StandardCharsets.US_ASCII)).map(AreaShape::parse),
                        Instant.parse(in.readUTF())));
            }
            AreaPlan plan = new AreaPlan(
                    tree,
                    level,
                    name,
                    code,
                    parent,
                    shapes.get(shapes.size() - 1).shape());
            List<Area.Called> names = new ArrayList<>();
            for (int more = in.readInt(); more > 0; more--) {
                names.add(new Area.Called(Name.of(in.readUTF()), Instant.parse(in.readUTF())));
            }
            Validity validity = Validity.parse(in.readUTF());
            List<AreaId> from = texts(in).stream().map(AreaId::of).toList();
            List<AreaId> into = texts(in).stream().map(AreaId::of).toList();
            Instant latest = Instant.parse(in.readUTF());
            areas.put(
                    id,
                    new Area(
                            id,
                            stage,
                            Optional.of(plan),
                            names,
                            shapes,
                            Optional.of(validity),
                            from,
                            into,
                            Optional.of(latest)));
        }
        for (int left = in.readInt(); left > 0; left--) {
            SortedSet<DwellingId> ids = dwellings.computeIfAbsent(AreaId.of(in.readUTF()), any -> new TreeSet<>());
            texts(in).forEach(each -> ids.add(DwellingId.of(each)));
        }
    }

    private static Optional<String> text(String written) {
        return Optional.of(written).filter(each -> !each.isEmpty());
    }

    private static void write(DataOutput out, java.util.Collection<?> each) throws IOException {
        out.writeInt(each.size());
        for (Object one : each) {
            out.writeUTF(one.toString());
        }
    }

    private static List<String> texts(DataInput in) throws IOException {
        List<String> all = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            all.add(in.readUTF());
        }
        return all;
    }
}

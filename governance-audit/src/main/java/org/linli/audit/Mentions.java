package org.linli.audit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.territory.Area;
import org.linli.trace.Subject;

/** The matters and areas that the open parts of records name, by the names of the members that they stand under, however deep. */
final class Mentions {
    private static final Set<String> MATTER = Set.of("matter", "matters", "category");
    private static final Set<String> AREA = Set.of("area", "areas", "grid");

    private final Set<MatterId> matters = new LinkedHashSet<>();
    private final Set<AreaId> areas = new LinkedHashSet<>();

    void addAll(Map<?, ? extends @Nullable Object> open) {
        open.forEach((name, value) -> {
            if (MATTER.contains(String.valueOf(name))) {
                texts(value, text -> matters.add(MatterId.of(text)));
            } else if (AREA.contains(String.valueOf(name))) {
                texts(value, text -> areas.add(AreaId.of(text)));
            }
            look(value);
        });
    }

    /** An area's own records are about it, whatever they say. */
    void add(Subject subject) {
        if (subject.kind().equals(Area.KIND.name())) {
            areas.add(AreaId.of(subject.id()));
        }
    }

    private void look(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            addAll(members);
        } else if (value instanceof List<?> list) {
            list.forEach(this::look);
        }
    }

    private static void texts(@Nullable Object value, Consumer<String> take) {
        if (value instanceof String text) {
            try {
                take.accept(text);
            } catch (IllegalArgumentException notAnId) {
                // Another package's member of that name, which says something else.
                return;
            }
        } else if (value instanceof List<?> list) {
            list.forEach(each -> texts(each, take));
        }
    }

    /** In the order in which they were met. */
    List<MatterId> matters() {
        return List.copyOf(matters);
    }

    /** In the order in which they were met. */
    List<AreaId> areas() {
        return List.copyOf(areas);
    }
}

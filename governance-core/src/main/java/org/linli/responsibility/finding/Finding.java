package org.linli.responsibility.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.basics.TimeWindow;
import org.linli.responsibility.Responsibility;

/**
 * Something that is wrong with a register, with its evidence. For example: nobody leads in street lighting in the seventh grid from the
 * first to the third of March. {@link Findings#mend} says what mends it.
 *
 * @param kind of which kind it is
 * @param actor whom it is about; nothing where it is about nobody
 * @param matter which matter; nothing where it is about all
 * @param area in which area and everything below it; nothing where it is about none
 * @param window from when, until when, within the time that was looked at
 * @param duties the duties by which it is shown, by matter, area and part; immutable
 * @param deed what was done, where it is about that
 */
public record Finding(
        FindingKind kind,
        Optional<ActorId> actor,
        Optional<MatterId> matter,
        Optional<AreaId> area,
        TimeWindow window,
        List<Responsibility> duties,
        Optional<Deed> deed)
        implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::kind)
            .thenComparing(each -> each.matter.map(MatterId::value).orElse(""))
            .thenComparing(each -> each.area.map(AreaId::value).orElse(""))
            .thenComparing(each -> each.window.startInclusive())
            .thenComparing(each -> each.actor.map(ActorId::value).orElse(""))
            .thenComparing(each -> each.window.endExclusive())
            .thenComparing(each -> each.positions().toString());

    /** Sorts the duties. */
    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(matter, "matter");
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(window, "window");
        duties = duties.stream().sorted().toList();
        Objects.requireNonNull(deed, "deed");
    }

    /**
     * Where in the journal its evidence stands: the facts by which the duties were assigned, and that of the deed.
     *
     * @return the positions in order, each once; immutable
     */
    public List<Long> positions() {
        TreeSet<Long> all = new TreeSet<>();
        duties.forEach(each -> all.add(each.position()));
        deed.ifPresent(each -> all.add(each.position()));
        return List.copyOf(all);
    }

    /**
     * The finding in a sentence, with its remedy.
     *
     * @param locale Chinese, or else English
     * @return such as {@code 缺位·无人牵头：street-lighting，grid-7，2026-03-01T00:00:00Z/2026-03-03T00:00:00Z。…}
     */
    public String summary(Locale locale) {
        return summary(locale, id -> id);
    }

    /**
     * The finding in a sentence, with its remedy.
     *
     * @param locale Chinese, or else English
     * @param name what a matter, area or actor of an id is called; the id itself where that is unknown
     * @return the sentence
     */
    public String summary(Locale locale, Function<String, String> name) {
        List<String> what = new ArrayList<>();
        actor.ifPresent(each -> what.add(name.apply(each.value())));
        matter.ifPresent(each -> what.add(name.apply(each.value())));
        area.ifPresent(each -> what.add(name.apply(each.value())));
        what.add(window.toString());
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage())
                ? kind.group().label() + "·" + kind.chinese() + "：" + String.join("，", what) + "。"
                        + kind.chineseRemedy()
                : kind.english() + ": " + String.join(", ", what) + ". " + kind.remedy();
    }

    /** The same over another time. */
    Finding during(TimeWindow other) {
        return new Finding(kind, actor, matter, area, other, duties, deed);
    }

    /** By kind, matter, area, start, actor and end. */
    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}

package org.linli.responsibility.disclosure;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Something that is overdue about a disclosure, or that nobody is there to disclose.
 *
 * @param kind of which kind it is
 * @param line who should have disclosed what to whom
 * @param id which disclosure; nothing where none is owed yet
 * @param occasion about which period or occasion; empty where none is owed yet
 * @param objection to which objection, from 1; nothing where it is about none
 * @param grounds what a correction has to put right; empty where none is due; immutable
 * @param due since when it is overdue, or since when nobody is there
 */
public record DisclosureFinding(
        Kind kind,
        DisclosureLine line,
        Optional<DisclosureId> id,
        String occasion,
        Optional<Integer> objection,
        Set<Objection.Ground> grounds,
        Instant due)
        implements Comparable<DisclosureFinding> {
    private static final Comparator<DisclosureFinding> ORDER = Comparator.comparing(DisclosureFinding::due)
            .thenComparing(DisclosureFinding::kind)
            .thenComparing(each -> each.line.key())
            .thenComparing(DisclosureFinding::occasion)
            .thenComparing(each -> each.objection.orElse(0));

    /** Copies the grounds, in their order. */
    public DisclosureFinding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(occasion, "occasion");
        Objects.requireNonNull(objection, "objection");
        Objects.requireNonNull(due, "due");
        Set<Objection.Ground> inOrder = EnumSet.noneOf(Objection.Ground.class);
        inOrder.addAll(grounds);
        grounds = Collections.unmodifiableSet(inOrder);
    }

    /** Of which kind a finding is. */
    public enum Kind {
        /** Nothing was published in time. */
        NOT_PUBLISHED("逾期未公开", "not published", "公开应公开的内容。", "Publish it."),
        /** An objection was right, and no correction was published in time. */
        NOT_CORRECTED(
                "逾期未更正",
                "not corrected",
                "公布更正后的内容；看不到的，另处公布。",
                "Publish the correction; what is out of reach, elsewhere."),
        /** An objection was not answered in time. */
        NOT_ANSWERED("逾期未答复", "not answered", "答复异议。", "Answer the objection."),
        /** Whoever should disclose never took part, takes part no more, or is not bound to. */
        NOBODY_THERE("公开主体缺位", "nobody there to disclose", "在公开方案中明确继任主体。", "Name a successor in the plan.");

        private final String chinese;
        private final String english;
        private final String chineseRemedy;
        private final String remedy;

        Kind(String chinese, String english, String chineseRemedy, String remedy) {
            this.chinese = chinese;
            this.english = english;
            this.chineseRemedy = chineseRemedy;
            this.remedy = remedy;
        }

        /**
         * What it is called in Chinese.
         *
         * @return a few characters
         */
        public String chinese() {
            return chinese;
        }

        /**
         * What it is called in English.
         *
         * @return a few words
         */
        public String english() {
            return english;
        }
    }

    /**
     * The finding in a sentence, with its remedy.
     *
     * @param locale Chinese, or else English
     * @param name what an area or actor of an id is called; the id itself where that is unknown
     * @return the sentence
     */
    public String summary(Locale locale, Function<String, String> name) {
        boolean isChinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        String comma = isChinese ? "，" : ", ";
        String what = name.apply(line.discloser().value())
                + comma
                + (isChinese ? line.topic().label() : line.topic().english())
                + comma
                + name.apply(line.area().value())
                + (occasion.isEmpty() ? "" : comma + occasion)
                + objection
                        .map(each -> comma + (isChinese ? "异议" : "objection ") + each)
                        .orElse("")
                + grounds.stream()
                        .map(each -> comma + (isChinese ? each.label() : each.english()))
                        .collect(Collectors.joining())
                + comma
                + due;
        return isChinese
                ? kind.chinese + "：" + what + "。" + kind.chineseRemedy
                : kind.english + ": " + what + ". " + kind.remedy;
    }

    /** By when it was due, kind, line, occasion and objection. */
    @Override
    public int compareTo(DisclosureFinding other) {
        return ORDER.compare(this, other);
    }
}

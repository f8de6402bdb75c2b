package org.linli.choice.voting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.linli.choice.Margin;
import org.linli.choice.voting.Motion.Check;
import org.linli.choice.voting.Motion.Decision;
import org.linli.choice.voting.Motion.Majority;
import org.linli.choice.voting.Motion.Quorum;

/** What became of a motion in words, English or Chinese. */
final class MotionText {
    private MotionText() {}

    private static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    /** One figure that was compared. */
    static String of(Check check, Locale locale) {
        boolean chinese = isChinese(locale);
        String unit =
                check.condition() instanceof Quorum quorum ? quorum.unit() : ((Majority) check.condition()).unit();
        Threshold threshold = check.threshold();
        String lacking =
                check.lacking().isEmpty() ? "" : Long.toString(check.lacking().getAsLong());
        String what = check.condition() instanceof Majority majority
                ? (chinese ? "同意（占" + majority.base().chinese + "）" : "in favour (of " + majority.base().english + ")")
                : chinese ? "参与表决（占全体）" : "taking part (of all entitled)";
        return chinese
                ? word(unit) + what + "：" + check.rate() + "，须" + (threshold.inclusive() ? "不少于" : "超过")
                        + threshold.share()
                        + (check.met() ? "，达到。" : lacking.isEmpty() ? "，未达到。" : "，未达到，尚差" + lacking + "。")
                : unit + " " + what + ": " + check.rate() + ", " + threshold + " needed: "
                        + (check.met() ? "met." : lacking.isEmpty() ? "not met." : "not met, " + lacking + " lacking.");
    }

    private static String word(String unit) {
        return switch (unit) {
            case "persons" -> "人数";
            case "area" -> "面积";
            default -> unit;
        };
    }

    /** The decision, every figure, how many it would have taken, and what is to be printed with it. */
    static String of(Decision decision, Locale locale) {
        boolean chinese = isChinese(locale);
        List<String> lines = new ArrayList<>();
        lines.add(
                chinese
                        ? decision.rule().chinese() + "：" + (decision.adopted() ? "通过。" : "未通过。")
                        : decision.rule().english() + ": " + (decision.adopted() ? "adopted." : "not adopted."));
        decision.checks().forEach(check -> lines.add(of(check, locale)));
        decision.margin().ifPresent(known -> lines.add(turned(known, chinese)));
        decision.notes().forEach(note -> lines.add(chinese ? note.chinese() : note.english()));
        return String.join("\n", lines);
    }

    private static String turned(Margin margin, boolean chinese) {
        String enough = margin.isExact() || margin.atMost().isEmpty()
                ? ""
                : Long.toString(margin.atMost().getAsLong());
        return chinese
                ? "须有" + (margin.isExact() ? "" : "至少") + margin.atLeast() + "人改变表决（含参与或不参与），结果才会相反"
                        + (enough.isEmpty() ? "。" : "；" + enough + "人即足够。")
                : "The opposite would have taken " + (margin.isExact() ? "" : "at least ") + margin.atLeast()
                        + (margin.atLeast() == 1 ? " voter" : " voters") + " to vote otherwise, or now, or no longer"
                        + (enough.isEmpty() ? "." : "; " + enough + " would have been enough.");
    }
}

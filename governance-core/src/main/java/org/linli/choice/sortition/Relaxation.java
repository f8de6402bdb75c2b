package org.linli.choice.sortition;

import java.util.List;
import java.util.Locale;

/**
 * What the answer is if no panel fits the quotas: the quotas that would have to give way, each by as little as possible together.
 *
 * @param asked the quotas that were asked for; immutable
 * @param feasible the same quotas, some of them wider, with which a panel exists; immutable
 * @param changes by how many members they are wider, added up: with fewer changes no panel exists
 * @param proved whether that is proved; otherwise a smaller change may be enough
 */
public record Relaxation(List<Quota> asked, List<Quota> feasible, long changes, boolean proved)
        implements Sortition.Answer {
    /** Keeps the lists. */
    public Relaxation {
        asked = List.copyOf(asked);
        feasible = List.copyOf(feasible);
    }

    @Override
    public String summarize(Locale locale) {
        boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        StringBuilder text = new StringBuilder(
                chinese ? "没有符合配额的名单；最小放宽：" : "No panel fits the quotas; the smallest change that helps:");
        for (int i = 0; i < asked.size(); i++) {
            Quota before = asked.get(i);
            Quota after = feasible.get(i);
            if (!before.equals(after)) {
                text.append(chinese ? "" : " ")
                        .append(before.category())
                        .append(' ')
                        .append(before.value())
                        .append(chinese ? "由" : " from ")
                        .append(before.least())
                        .append(chinese ? "至" : " to ")
                        .append(before.most())
                        .append(chinese ? "改为" : " becomes ")
                        .append(after.least())
                        .append(chinese ? "至" : " to ")
                        .append(after.most())
                        .append(chinese ? "；" : ";");
            }
        }
        return text.toString();
    }
}

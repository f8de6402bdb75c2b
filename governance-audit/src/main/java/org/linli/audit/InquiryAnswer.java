package org.linli.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a log answers to an {@link Inquiry}.
 *
 * @param log the id of the log
 * @param size how many records it had then: the answer is about these, and a checkpoint over at least so many proves it
 * @param inquiry what was asked
 * @param handlings a handling for each subject; immutable, by the first step of each
 * @param isWhole whether that was all: no more subjects than these, in a log that is not damaged. If not, narrow the inquiry or ask for more
 * @param isCut whether the oldest records of the log were cut, so that what they said is in no answer
 * @param damage what is wrong with the log, if it could only be read up to there
 */
public record InquiryAnswer(
        String log,
        long size,
        Inquiry inquiry,
        List<Handling> handlings,
        boolean isWhole,
        boolean isCut,
        Optional<Verdict.Damaged> damage) {
    /** Checks that nothing is missing and copies the list. */
    public InquiryAnswer {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(inquiry, "inquiry");
        handlings = List.copyOf(handlings);
        Objects.requireNonNull(damage, "damage");
    }

    /**
     * The records that the answer rests on.
     *
     * @return the positions of all steps and effects, each once, ascending
     */
    public List<Long> positions() {
        return handlings.stream()
                .flatMap(each -> Stream.concat(each.steps().stream(), Stream.of(each.effect())))
                .map(Handling.Step::position)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The answer as lines for a person.
     *
     * @return in English
     */
    public String explain() {
        String lacking = (isCut ? "\nThe oldest records were cut; what they said is not in this answer." : "")
                + damage.map(each -> "\n" + each.explain() + " What stands here is what comes before it.")
                        .orElse("");
        if (handlings.isEmpty()) {
            return "Nothing was found in the " + size + " records of log " + log + " that " + inquiry.audience()
                    + " may see." + lacking;
        }
        return handlings.stream().map(Handling::explain).collect(Collectors.joining("\n"))
                + (isWhole || damage.isPresent() ? "" : "\nThere are more. Maybe ask more narrowly.")
                + lacking;
    }
}

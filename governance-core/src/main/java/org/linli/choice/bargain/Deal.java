package org.linli.choice.bargain;

import java.util.List;
import java.util.Objects;
import org.linli.choice.Fraction;
import org.linli.choice.Option;

/**
 * A package with what it brings to each party, for example {@code park + daytime}: residents 70, which is 30 more than no agreement.
 *
 * @param option the package as an option: its id is the places of the chosen options from 1 ({@code 1.2}), its name their names
 * @param choices one for each issue, in the order of the issues; immutable
 * @param shares one for each party, in the order of the parties; immutable
 */
public record Deal(Option option, List<Choice> choices, List<Share> shares) {
    /** Keeps the lists. */
    public Deal {
        Objects.requireNonNull(option, "option");
        choices = List.copyOf(choices);
        shares = List.copyOf(shares);
    }

    /**
     * What a package brings to one party.
     *
     * @param party the id of the party
     * @param value what the package is worth to it
     * @param gain the same less what no agreement is worth to it; negative if it would rather have none
     * @param crossed the red lines of the party that the package crosses; immutable
     */
    public record Share(String party, Fraction value, Fraction gain, List<Choice> crossed) {
        /** Keeps the red lines. */
        public Share {
            Objects.requireNonNull(party, "party");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(gain, "gain");
            crossed = List.copyOf(crossed);
        }

        /** {@return whether the party would rather have this than no agreement, or as soon} */
        public boolean isAcceptable() {
            return gain.signum() >= 0 && crossed.isEmpty();
        }
    }

    /** {@return whether every party accepts it: the package is individually rational} */
    public boolean isAcceptableToAll() {
        return shares.stream().allMatch(Share::isAcceptable);
    }

    /** {@return the ids of the parties that do not accept it, in their order; immutable} */
    public List<String> rejectedBy() {
        return shares.stream()
                .filter(share -> !share.isAcceptable())
                .map(Share::party)
                .toList();
    }

    /** The choices. */
    @Override
    public String toString() {
        return choices.toString();
    }
}

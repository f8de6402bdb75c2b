package org.linli.choice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * How equals are told apart when something has to be decided: by an order that was published, or by a lot that anyone can draw again.
 * Either is one order of all options, fixed before the count; wherever a rule meets a tie, the option that stands earlier is favoured.
 */
public sealed interface TieBreak {
    /**
     * The whole order that decides.
     *
     * @param options the options of the election
     * @return all of them, the most favoured first
     * @throws IllegalArgumentException if the order is not one of these options
     */
    List<Option> order(Options options);

    /**
     * By a published order.
     *
     * @param ids the ids of all options, the most favoured first
     * @return the tie-break
     */
    static TieBreak byOrder(String... ids) {
        return new ByOrder(List.of(ids));
    }

    /**
     * By a published order.
     *
     * @param mostFavouredFirst all options
     * @return the tie-break
     */
    static TieBreak byOrder(Iterable<Option> mostFavouredFirst) {
        List<String> ids = new ArrayList<>();
        mostFavouredFirst.forEach(option -> ids.add(option.id()));
        return new ByOrder(ids);
    }

    /**
     * By a lot drawn from a seed.
     *
     * @param seed what was published before it could be known, say the digits of a public lottery; not blank
     * @return the tie-break
     */
    static TieBreak byLot(String seed) {
        return new ByLot(seed);
    }

    /**
     * A published order.
     *
     * @param ids the ids of all options, the most favoured first; immutable
     */
    record ByOrder(List<String> ids) implements TieBreak {
        /** Keeps the order. */
        public ByOrder {
            ids = List.copyOf(ids);
        }

        @Override
        public List<Option> order(Options options) {
            if (ids.size() != options.size() || ids.stream().distinct().count() != ids.size()) {
                throw new IllegalArgumentException("The order (" + ids + ") of a tie-break must name each of the "
                        + options.size() + " options once.");
            }
            return ids.stream().map(options::get).toList();
        }
    }

    /**
     * A lot that anyone can draw again: every option draws the SHA-256 of the seed, a line feed and its id in UTF-8, and the smallest
     * number, read as hexadecimal text, is the most favoured. In a shell:
     * <pre>{@code for id in park parking; do printf '%s %s\n' "$(printf 'SEED\n%s' $id | sha256sum | cut -c1-64)" $id; done | sort}</pre>
     *
     * <p>Publish the seed after the options are fixed and before it matters; whoever can choose an id after knowing the seed can choose
     * a lucky one.
     *
     * @param seed the published seed; not blank
     */
    record ByLot(String seed) implements TieBreak {
        /** Checks that there is a seed. */
        public ByLot {
            Objects.requireNonNull(seed, "seed");
            if (seed.isBlank()) {
                throw new IllegalArgumentException(
                        "The seed of a lot must not be blank. Maybe it was not published yet.");
            }
        }

        @Override
        public List<Option> order(Options options) {
            record Ticket(String number, Option option) {}
            return options.asList().stream()
                    .map(option -> new Ticket(number(option.id()), option))
                    .sorted(Comparator.comparing(Ticket::number).thenComparing(Ticket::option))
                    .map(Ticket::option)
                    .toList();
        }

        /**
         * The number that an option draws.
         *
         * @param id the id of the option
         * @return 64 hexadecimal digits in lower case
         */
        public String number(String id) {
            try {
                byte[] drawn = MessageDigest.getInstance("SHA-256")
                        .digest((seed + "\n" + id).getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(drawn);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256.", e);
            }
        }
    }
}

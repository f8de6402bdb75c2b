package org.linli.choice.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.linli.choice.Outcome;
import org.linli.choice.voting.ApprovalVoting;

/** Whatever bytes come: a value that holds together, or a {@link MalformedFileException} with the file and a line that is there. */
class FilesFuzzProperties {
    private static final String TOI = """
            # FILE NAME: lane.toi
            # TITLE: What to do with the lane
            # DATA TYPE: toi
            # NUMBER ALTERNATIVES: 3
            # NUMBER VOTERS: 9
            # NUMBER UNIQUE ORDERS: 3
            # ALTERNATIVE NAME 1: 口袋公园
            # ALTERNATIVE NAME 2: Parking, covered
            # ALTERNATIVE NAME 3: Playground
            4: 1,3,2
            3: 2,3
            2: {1,3}
            """;

    private static final String CAT = """
            # TITLE: What to do with the lane
            # DATA TYPE: cat
            # NUMBER ALTERNATIVES: 3
            # NUMBER VOTERS: 4
            # NUMBER UNIQUE PREFERENCES: 3
            # NUMBER CATEGORIES: 2
            # CATEGORY NAME 1: Yes
            # CATEGORY NAME 2: No
            # ALTERNATIVE NAME 1: Park
            # ALTERNATIVE NAME 2: Parking
            # ALTERNATIVE NAME 3: Playground
            2: {1,3},2
            1: {},{1,2,3}
            1: 2,{1}
            """;

    private static final String PB = """
            META
            key;value
            description;"Budget of a lane; 2026"
            num_projects;2
            num_votes;3
            budget;5000.50
            vote_type;cumulative
            max_sum_points;5
            PROJECTS
            project_id;cost;name;votes
            p/1;3000;"口袋公园 ""东"" ";2
            p/2;2500.5;"Parking; covered";2
            VOTES
            voter_id;vote;points;age
            v1;p/1,p/2;3,2;34
            v2;p/2;6;
            v3;p/1;1;71
            """;

    private static final String COMMENTS = """
            timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
            1500000000000,Fri Jul 14 2017,1,0,2,0,1,"The lane should have a park, and a bench"
            1500000000001,Fri Jul 14 2017,0,1,0,1,-1,"Two
            lines"
            """;
    private static final String VOTES = """
            timestamp,datetime,comment-id,voter-id,vote
            1500000000002,Fri Jul 14 2017,1,0,1
            1500000000003,Fri Jul 14 2017,1,1,-1
            """;
    private static final String PARTICIPANTS = """
            participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1
            0,,1,1,1,0,,1
            1,2,1,2,1,0,0,1
            """;

    /** What breaks parsers: bounds, signs, exponents, marks of structure, bytes that are no text. */
    private static final List<String> TOKENS = List.of(
            "0",
            "-1",
            "4",
            "2147483648",
            "9223372036854775808",
            "1099511627777",
            "1E2147483647",
            "0E-999999999",
            "1e9",
            "NaN",
            "٣",
            "0x1",
            "+5",
            "1_000",
            ",",
            ";",
            ":",
            "{",
            "}",
            "\"",
            "\"\"",
            "#",
            "# ",
            "\n",
            "\r",
            "\r\n",
            " ",
            "\t",
            "\uFEFF",
            "\u0000",
            "META",
            "PROJECTS",
            "VOTES",
            "key;value\n",
            "soc",
            "toc",
            "cat",
            "approval",
            "ordinal",
            "p/1",
            "xid",
            "=",
            ">",
            "#:\n",
            "\u2028",
            "\u200B");

    private enum Kind {
        FLIP,
        DELETE,
        INSERT,
        REPLACE_FIELD,
        REPEAT_LINE,
        DROP_LINE,
        CUT
    }

    private record Mutation(Kind kind, int at, int length, String token, byte octet) {
        byte[] applied(byte[] bytes) {
            if (bytes.length == 0) {
                return token.getBytes(StandardCharsets.UTF_8);
            }
            int from = at % bytes.length;
            return switch (kind) {
                case FLIP -> {
                    byte[] copy = bytes.clone();
                    copy[from] = octet;
                    yield copy;
                }
                case DELETE -> spliced(bytes, from, Math.min(bytes.length, from + length), new byte[0]);
                case INSERT -> spliced(bytes, from, from, token.getBytes(StandardCharsets.UTF_8));
                case REPLACE_FIELD ->
                    spliced(
                            bytes,
                            start(bytes, from),
                            end(bytes, from, ";,:\n"),
                            token.getBytes(StandardCharsets.UTF_8));
                case REPEAT_LINE -> {
                    int end = Math.min(bytes.length, end(bytes, from, "\n") + 1);
                    int start = lineStart(bytes, from);
                    byte[] line = java.util.Arrays.copyOfRange(bytes, start, end);
                    yield spliced(bytes, end, end, line);
                }
                case DROP_LINE ->
                    spliced(
                            bytes,
                            lineStart(bytes, from),
                            Math.min(bytes.length, end(bytes, from, "\n") + 1),
                            new byte[0]);
                case CUT -> java.util.Arrays.copyOf(bytes, from);
            };
        }

        private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(bytes, 0, from);
            out.writeBytes(middle);
            out.write(bytes, to, bytes.length - to);
            return out.toByteArray();
        }

        private static int start(byte[] bytes, int at) {
            int start = at;
            while (start > 0 && ";,:\n".indexOf(bytes[start - 1]) < 0) {
                start--;
            }
            return start;
        }

        private static int lineStart(byte[] bytes, int at) {
            int start = at;
            while (start > 0 && bytes[start - 1] != '\n') {
                start--;
            }
            return start;
        }

        private static int end(byte[] bytes, int at, String stops) {
            int end = at;
            while (end < bytes.length && stops.indexOf(bytes[end]) < 0) {
                end++;
            }
            return end;
        }
    }

    @Provide
    Arbitrary<byte[]> noise() {
        return Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(200),
                Arbitraries.of(TOKENS)
                        .list()
                        .ofMaxSize(60)
                        .map(tokens -> String.join("", tokens).getBytes(StandardCharsets.UTF_8)));
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        return Combinators.combine(
                        Arbitraries.of(Kind.values()),
                        Arbitraries.integers().between(0, 700),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.of(TOKENS),
                        Arbitraries.bytes())
                .as(Mutation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private interface Parser {
        Object parse(byte[] bytes) throws MalformedFileException;
    }

    private static Pabulib.Instance pabulib(byte[] bytes) throws MalformedFileException {
        Pabulib.Instance instance = Pabulib.parse("lane.pb", bytes);
        Outcome outcome = ApprovalVoting.of(instance.approvals());
        assertNotNull(outcome.summarize());
        assertTrue(instance.decimals() <= Pabulib.MOST_DECIMALS);
        assertTrue(instance.budget().toPlainString().length() < 100);
        instance.projects()
                .forEach(project -> assertTrue(project.cost().toPlainString().length() < 100));
        return instance;
    }

    /** Reads, and asks of a refusal what a refusal owes; of memory, that it stay near what is read. */
    private static void read(byte[] bytes, String name, Parser parser) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            assertNotNull(parser.parse(bytes));
        } catch (MalformedFileException problem) {
            long lines = 1;
            for (byte octet : bytes) {
                lines += octet == '\n' || octet == '\r' ? 1 : 0;
            }
            assertTrue(problem.line() >= 0 && problem.line() <= lines, problem.getMessage());
            assertEquals(name, problem.file());
            assertTrue(
                    problem.getMessage()
                            .startsWith(problem.line() > 0 ? name + ":" + problem.line() + ": " : name + ": "),
                    problem.getMessage());
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 4_000_000 + 2_000L * bytes.length, allocated + " bytes for " + bytes.length);
    }

    private static byte[] mutated(String text, List<Mutation> mutations) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (Mutation mutation : mutations) {
            bytes = mutation.applied(bytes);
        }
        return bytes;
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void noise_is_refused_or_read(@ForAll("noise") byte[] bytes) {
        read(bytes, "lane.toi", all -> PrefLib.parseElection("lane.toi", all));
        read(bytes, "lane.cat", all -> PrefLib.parseCategories("lane.cat", all));
        read(bytes, "lane.pb", FilesFuzzProperties::pabulib);
        read(bytes, "comments.csv", all -> Polis.parse(all, utf8(VOTES), utf8(PARTICIPANTS)));
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void a_damaged_election_is_refused_or_read(@ForAll("mutations") List<Mutation> mutations) {
        read(mutated(TOI, mutations), "lane.toi", all -> PrefLib.parseElection("lane.toi", all));
        read(
                mutated(CAT, mutations),
                "lane.cat",
                all -> PrefLib.parseCategories("lane.cat", all).approvals(0));
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void a_damaged_budget_is_refused_or_read(@ForAll("mutations") List<Mutation> mutations) {
        read(mutated(PB, mutations), "lane.pb", FilesFuzzProperties::pabulib);
        read(mutated(PB.replace("cumulative", "approval"), mutations), "lane.pb", FilesFuzzProperties::pabulib);
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void a_damaged_conversation_is_refused_or_read(@ForAll("mutations") List<Mutation> mutations) {
        byte[] participants = mutated(PARTICIPANTS, mutations);
        read(participants, "participants-votes.csv", all -> Polis.parse(utf8(COMMENTS), utf8(VOTES), all));
        byte[] votes = mutated(VOTES, mutations);
        read(
                votes,
                "votes.csv",
                all -> Polis.parse(utf8(COMMENTS), all, utf8(PARTICIPANTS)).finalVotes());
        // Votes on statements that are gone are found in the file that has the votes.
        read(mutated(COMMENTS, mutations), "comments.csv", all -> {
            try {
                return Polis.parse(all, utf8(VOTES), utf8(PARTICIPANTS)).statements();
            } catch (MalformedFileException problem) {
                if (problem.file().equals("comments.csv")) {
                    throw problem;
                }
                assertTrue(problem.getMessage().contains("statement"), problem.getMessage());
                return problem;
            }
        });
    }

    /** Found by the mutations: an exponent that overflows the count of digits, and zeros that are short to read and long to write. */
    @Example
    void amounts_beyond_all_bounds_are_refused() {
        List<String> amounts =
                new ArrayList<>(List.of("1E2147483647", "0E2147483647", "0E-999999999", "0E-2147483647"));
        amounts.add("0".repeat(100_000) + "1E-1");
        for (String amount : amounts) {
            read(utf8(PB.replace("5000.50", amount)), "lane.pb", FilesFuzzProperties::pabulib);
            read(utf8(PB.replace("2500.5;", amount + ";")), "lane.pb", FilesFuzzProperties::pabulib);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

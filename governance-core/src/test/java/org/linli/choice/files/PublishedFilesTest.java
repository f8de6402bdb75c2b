package org.linli.choice.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.choice.ReferenceData;

/** Every published file is read, written and read again; beside it stand PrefLibTest, PabulibTest and PolisTest on files made by hand. */
class PublishedFilesTest {
    @Test
    void everyOrdinalElectionSurvivesARoundTrip() throws IOException {
        List<Path> files = ReferenceData.files("deliberation/preflib", ".soc", ".soi", ".toc", ".toi");
        for (Path file : files) {
            PrefLib.Election election = PrefLib.readElection(file);
            assertEquals(election, PrefLib.parseElection("again", PrefLib.write(election)), file.toString());
        }
        assertEquals(27, files.size());
    }

    @Test
    void everyCategoricalElectionSurvivesARoundTrip() throws IOException {
        List<Path> files = ReferenceData.files("deliberation/preflib", ".cat");
        for (Path file : files) {
            PrefLib.Categories election = PrefLib.readCategories(file);
            assertEquals(election, PrefLib.parseCategories("again", PrefLib.write(election)), file.toString());
        }
        assertEquals(2, files.size());
    }

    @Test
    void everyBudgetSurvivesARoundTrip() throws IOException {
        List<Path> files = ReferenceData.files("deliberation/pabulib", ".pb");
        for (Path file : files) {
            Pabulib.Instance instance = Pabulib.read(file);
            assertEquals(instance, Pabulib.parse("again", Pabulib.write(instance)), file.toString());
            assertEquals(
                    instance.votes().size(), instance.approvals().electorate().ballots());
            List<String> beyond = instance.beyondLimits();
            if (!beyond.isEmpty()) {
                System.out.println(
                        file.getFileName() + ": " + beyond.size() + " beyond a limit, such as: " + beyond.get(0));
            }
        }
        assertEquals(28, files.size());
    }

    @Test
    void everyConversationSurvivesARoundTripAndItsVotesAddUp() throws IOException {
        List<Path> files = ReferenceData.files("deliberation/polis", "votes.csv").stream()
                .filter(file -> file.endsWith("votes.csv"))
                .toList();
        for (Path file : files) {
            Polis.Conversation conversation = Polis.read(file.getParent());
            assertEquals(
                    conversation,
                    Polis.parse(
                            Polis.writeComments(conversation),
                            Polis.writeVotes(conversation),
                            Polis.writeParticipants(conversation)),
                    file.toString());
            var last = conversation.finalVotes();
            for (Polis.Participant participant : conversation.participants()) {
                var row = last.getOrDefault(participant.id(), java.util.Map.of());
                for (int i = 0; i < participant.cells().size(); i++) {
                    Integer vote = row.get(conversation.matrixStatements().get(i));
                    assertEquals(
                            vote == null ? java.util.OptionalInt.empty() : java.util.OptionalInt.of(vote),
                            participant.cells().get(i));
                }
            }
        }
        assertEquals(7, files.size());
    }

    @Test
    void noElectionOrBudgetCutShortIsRead() throws IOException {
        for (Path file : ReferenceData.files("deliberation", ".soc", ".soi", ".toc", ".toi", ".cat", ".pb")) {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length > 30_000) {
                continue;
            }
            String name = file.getFileName().toString();
            // The last line may lose its end and, where it ends in free text, a little more without anybody being able
            // to tell.
            for (int cut = bytes.length - 200; cut > 0; cut -= 1 + bytes.length / 8) {
                byte[] head = Arrays.copyOf(bytes, cut);
                MalformedFileException problem = assertThrows(
                        MalformedFileException.class,
                        () -> {
                            if (name.endsWith(".pb")) {
                                Pabulib.parse(name, head);
                            } else if (name.endsWith(".cat")) {
                                PrefLib.parseCategories(name, head);
                            } else {
                                PrefLib.parseElection(name, head);
                            }
                        },
                        name + " cut to " + cut);
                assertTrue(problem.getMessage().startsWith(name), problem.getMessage());
            }
        }
    }
}

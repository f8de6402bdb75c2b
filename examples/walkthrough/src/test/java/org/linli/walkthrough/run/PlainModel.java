package org.linli.walkthrough.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.linli.walkthrough.requests.Json;

/**
 * What cases and orders have come to, read off the bytes of a trace by a scan for objects, a plain JSON reader, maps and a switch. It
 * shares no code with the log, the rules or the folding.
 */
public final class PlainModel {

    private static final byte[] BEGIN = "{\"act\":".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, String> stages = new TreeMap<>();
    private final Map<String, String> accountable = new TreeMap<>();
    private int records;
    /** What was said after the last closing of each case, and after those before. */
    private final Map<String, Json> followUps = new TreeMap<>();

    private final List<Json> earlier = new ArrayList<>();

    private PlainModel() {}

    /** Reads a trace. */
    public static PlainModel of(Path trace) throws IOException {
        PlainModel model = new PlainModel();
        List<Path> segments;
        try (Stream<Path> files = Files.list(trace.resolve("seg"))) {
            segments = files.sorted().toList();
        }
        for (Path segment : segments) {
            for (String object : objects(Files.readAllBytes(segment))) {
                model.take(Json.parse(object));
            }
        }
        return model;
    }

    private static List<String> objects(byte[] bytes) {
        List<String> found = new ArrayList<>();
        int at = 0;
        while (at + BEGIN.length <= bytes.length) {
            if (isAt(bytes, at)) {
                int end = end(bytes, at);
                found.add(new String(bytes, at, end - at, StandardCharsets.UTF_8));
                at = end;
            } else {
                at++;
            }
        }
        return found;
    }

    private static boolean isAt(byte[] bytes, int at) {
        for (int i = 0; i < BEGIN.length; i++) {
            if (bytes[at + i] != BEGIN[i]) {
                return false;
            }
        }
        return true;
    }

    private static int end(byte[] bytes, int start) {
        int depth = 0;
        boolean inText = false;
        for (int at = start; ; at++) {
            byte b = bytes[at];
            if (inText) {
                if (b == '\\') {
                    at++;
                } else if (b == '"') {
                    inText = false;
                }
            } else if (b == '"') {
                inText = true;
            } else if (b == '{') {
                depth++;
            } else if (b == '}' && --depth == 0) {
                return at + 1;
            }
        }
    }

    private void take(Json envelope) {
        records++;
        Map<String, Json> members = envelope.members();
        String subject = envelope.at("subject").text();
        String who = members.containsKey("onBehalfOf")
                ? envelope.at("onBehalfOf").text()
                : envelope.at("actor").text();
        switch (envelope.at("type").text()) {
            case "case.reported" -> {
                stages.put(subject, "REPORTED");
                accountable.put(
                        subject, envelope.at("pub").at("report").at("receiver").text());
            }
            case "case.accepted" -> {
                stages.put(subject, "ACCEPTED");
                accountable.put(subject, who);
            }
            case "case.assigned" -> stages.put(subject, "ASSIGNED");
            case "case.sent_back" -> stages.put(subject, "ACCEPTED");
            case "case.paused" -> stages.put(subject, "PAUSED");
            case "case.parked" -> stages.put(subject, "PARKED");
            case "case.resumed", "case.sent_to_rework" -> stages.put(subject, "UNDER_WAY");
            case "case.disputed" -> stages.put(subject, "DISPUTED");
            case "case.ruled" -> {
                stages.put(subject, "ASSIGNED");
                if (Boolean.TRUE.equals(envelope.at("pub").at("binding").value())) {
                    accountable.put(
                            subject, envelope.at("pub").at("responsible").text());
                }
            }
            case "case.split_off", "case.reopened" -> {
                stages.put(subject, "ACCEPTED");
                accountable.put(subject, envelope.at("pub").at("accountable").text());
                Json said = followUps.remove(subject);
                if (said != null) {
                    earlier.add(said);
                }
            }
            case "case.handed_over" ->
                accountable.put(subject, envelope.at("pub").at("accountable").text());
            case "case.answered" -> end(subject, "CLOSED");
            case "case.withdrawn" -> end(subject, "WITHDRAWN");
            case "case.voided" -> end(subject, "VOIDED");
            case "case.split_up" -> end(subject, "SPLIT");
            case "case.taken_up" -> {
                stages.put(subject, "UNDER_WAY");
                accountable.put(subject, who);
            }
            case "case.handled" -> stages.put(subject, "HANDLED");
            case "case.verified" -> stages.put(subject, "VERIFIED");
            case "case.closed" -> end(subject, "CLOSED");
            case "case.turned_away" -> end(subject, "TURNED_AWAY");
            case "case.merged" -> end(subject, "MERGED");
            case "case.followed_up" -> {
                stages.put(subject, "FOLLOWED_UP");
                followUps.put(subject, envelope.at("pub").at("followUp"));
            }
            case "order.placed", "order.declined", "order.timed_out" -> stages.put(subject, "WAITING");
            case "order.dispatched" -> stages.put(subject, "OFFERED");
            case "order.accepted" -> stages.put(subject, "ACCEPTED");
            case "order.done" -> stages.put(subject, "DONE");
            case "order.cancelled" -> stages.put(subject, "CANCELLED");
            default -> {}
        }
    }

    private void end(String subject, String stage) {
        stages.put(subject, stage);
        accountable.remove(subject);
    }

    private long said(String what) {
        return Stream.concat(earlier.stream(), followUps.values().stream())
                .filter(said -> Boolean.TRUE.equals(said.at(what).value()))
                .count();
    }

    /** How many records there are. */
    public int records() {
        return records;
    }

    /** How far each subject of a kind has come, by id. */
    public Map<String, String> stages(String kind) {
        Map<String, String> of = new TreeMap<>();
        stages.forEach((subject, stage) -> {
            if (subject.startsWith(kind + "/")) {
                of.put(subject.substring(kind.length() + 1), stage);
            }
        });
        return of;
    }

    /** How many open cases each actor answers for. */
    public Map<String, Integer> openByActor() {
        Map<String, Integer> counts = new TreeMap<>();
        accountable.values().forEach(actor -> counts.merge(actor, 1, Integer::sum));
        return counts;
    }

    /** Asked, reached, solved, satisfied. */
    public List<Long> followUps() {
        return List.of((long) earlier.size() + followUps.size(), said("reached"), said("solved"), said("satisfied"));
    }
}

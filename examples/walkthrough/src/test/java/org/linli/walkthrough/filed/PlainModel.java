package org.linli.walkthrough.filed;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.linli.trace.TraceEvent;

/** What cases come to, by a map and a switch over the names of facts: shares no code with rules and folding. */
public final class PlainModel {

    private final Map<String, String> stages = new HashMap<>();

    /** Takes in an event. */
    public void take(TraceEvent event) {
        String id = event.fact().subject().id();
        switch (event.fact().subject().kind() + " " + event.fact().getClass().getSimpleName()) {
            case "case Reported" -> stages.put(id, "REPORTED");
            case "case Accepted" -> stages.put(id, "ACCEPTED");
            case "case Assigned" -> stages.put(id, "ASSIGNED");
            case "case TakenUp" -> stages.put(id, "UNDER_WAY");
            case "case Handled" -> stages.put(id, "HANDLED");
            case "case Verified" -> stages.put(id, "VERIFIED");
            case "case Closed" -> stages.put(id, "CLOSED");
            case "case FollowedUp" -> stages.put(id, "FOLLOWED_UP");
            case "case TurnedAway" -> stages.put(id, "TURNED_AWAY");
            case "case Merged" -> stages.put(id, "MERGED");
            default -> {}
        }
    }

    /** How many cases stand at each stage. */
    public Map<String, Long> byStage() {
        Map<String, Long> counts = new TreeMap<>();
        stages.values().forEach(stage -> counts.merge(stage, 1L, Long::sum));
        return counts;
    }

    /** The stage of a case. */
    public String stage(String id) {
        return stages.get(id);
    }
}

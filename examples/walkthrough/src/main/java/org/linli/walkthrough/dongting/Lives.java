package org.linli.walkthrough.dongting;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.linli.basics.GeoPoint;
import org.linli.casework.CaseId;
import org.linli.casework.Channel;
import org.linli.casework.FollowUp;
import org.linli.casework.TurnAway;
import org.linli.trace.Digest;
import org.linli.walkthrough.dongting.Life.Fate;
import org.linli.walkthrough.dongting.Life.Pace;
import org.linli.walkthrough.dongting.Life.Reply;
import org.linli.walkthrough.dongting.Life.Voice;

/**
 * The cases of a day, made up from a seed. Most are drawn; a few come in every day, so that everything that this day is to show does
 * happen: {@link #stuck}, {@link #tempting}, {@link #sentTwice} and {@link #coveted} name those that somebody else has to find again.
 *
 * <p>Numbers come from {@link Random}, whose algorithm is written down, so that a seed gives the same day on every JDK.
 */
final class Lives {

    /** How many cases come in by hour, from seven to seven in the evening, in proportion. */
    private static final int[] BY_HOUR = {4, 10, 12, 10, 8, 6, 5, 6, 8, 7, 7, 8, 6};

    private static final int FIRST_HOUR = 7;
    private static final int LEAST = 72;
    private static final int SPREAD = 21;
    private static final int TURNED_AWAY = 5;

    private final Random random;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Life> all;
    private final Map<CaseId, Life> byId = new HashMap<>();
    private final Draft stuck;
    private final Draft tempting;
    private final Draft sentTwice;
    private final Draft coveted;

    /** A life that has no number yet. */
    private static final class Draft {
        final Matter matter;
        final Instant at;
        Fate fate = new Fate.Handled();

        @Nullable
        Draft duplicateOf;

        @Nullable
        Pace pace;

        Reply firstReply = Reply.ACCEPT;
        int number;

        Draft(Matter matter, Instant at) {
            this.matter = matter;
            this.at = at;
        }

        Draft paced(int accept, int handle, int verify) {
            pace = new Pace(accept, 3, 10, handle, verify, 4, 45, 5);
            return this;
        }
    }

    private Lives(long seed) {
        this.random = new Random(seed);
        stuck = come(Dongting.LIFT, "08:36:20").paced(4, 60, 30);
        stuck.fate = new Fate.Stuck();
        tempting = come(Dongting.LIGHT, "08:50:05").paced(5, 50, 45);
        sentTwice = come(Dongting.LIGHT, "09:12:40");
        coveted = come(Dongting.TRADING, "11:02:10").paced(20, 60, 25);
        Draft leak = come(Dongting.LEAK, "09:05:30").paced(6, 200, 30);
        duplicate(leak, "09:27:15");
        duplicate(leak, "10:03:50");
        duplicate(stuck, "09:41:00");
        come(Dongting.MEAL, "10:12:25").paced(6, 8, 15).firstReply = Reply.DECLINE;
        come(Dongting.SMALL_REPAIR, "13:02:35").paced(6, 8, 15).firstReply = Reply.SILENCE;
        int drawn = LEAST + random.nextInt(SPREAD);
        for (int i = 0; i < drawn; i++) {
            come(pick(Dongting.OURS), drawTime());
        }
        for (int i = 0; i < TURNED_AWAY; i++) {
            turnAway(come(pick(Dongting.NOT_OURS), drawTime()));
        }
        all = numbered();
        all.forEach(life -> byId.put(life.id(), life));
    }

    /** The lives of the day of a seed. */
    static Lives of(long seed) {
        return new Lives(seed);
    }

    /** All of them, by number, which is the order in which they are reported. */
    List<Life> all() {
        return all;
    }

    /** A digest over everything that is made up. */
    Digest digest() {
        return Digest.sha256(
                (Dongting.roster().basis() + "\n" + Scenes.VERSION + "\n" + all).getBytes(StandardCharsets.UTF_8));
    }

    /** The life of a number. */
    Life numbered(int number) {
        return all.get(number - 1);
    }

    /** The matter of a case, whether it has a life or is told scene by scene. */
    Matter matterOf(CaseId id) {
        Life life = byId.get(id);
        return life == null ? Scenes.matterOf(id) : life.matter();
    }

    /** The life of a case. */
    Life of(CaseId id) {
        Life life = byId.get(id);
        if (life == null) {
            throw new IllegalArgumentException("The case (" + id + ") must be one of this day.");
        }
        return life;
    }

    /** The lift that stands still all day. */
    Life stuck() {
        return numbered(stuck.number);
    }

    /** Whose doer would like to verify it, too. */
    Life tempting() {
        return numbered(tempting.number);
    }

    /** Whose reporter does not know whether the report got through. */
    Life sentTwice() {
        return numbered(sentTwice.number);
    }

    /** Which somebody would accept who is not responsible. */
    Life coveted() {
        return numbered(coveted.number);
    }

    private Draft come(Matter matter, String time) {
        return come(matter, at(LocalTime.parse(time)));
    }

    private Draft come(Matter matter, Instant at) {
        Draft draft = new Draft(matter, at);
        drafts.add(draft);
        return draft;
    }

    private void duplicate(Draft of, String time) {
        Draft draft = come(of.matter, time).paced(9, 60, 30);
        draft.duplicateOf = of;
    }

    private static void turnAway(Draft draft) {
        Actor instead = draft.matter.unit();
        TurnAway reason = instead.equals(Cast.POLICE)
                ? TurnAway.EMERGENCY_110
                : instead.equals(Cast.COURT) ? TurnAway.LITIGATION : TurnAway.NOT_OURS;
        draft.fate = new Fate.TurnedAway(reason, instead);
    }

    private static Instant at(LocalTime time) {
        return time.atDate(Dongting.DATE).atZone(Dongting.ZONE).toInstant();
    }

    private Instant drawTime() {
        int draw = random.nextInt(sum(BY_HOUR));
        int hour = 0;
        while (draw >= BY_HOUR[hour]) {
            draw -= BY_HOUR[hour++];
        }
        return at(LocalTime.of(FIRST_HOUR + hour, random.nextInt(60), random.nextInt(60)));
    }

    private static int sum(int[] numbers) {
        int sum = 0;
        for (int number : numbers) {
            sum += number;
        }
        return sum;
    }

    private Matter pick(List<Matter> matters) {
        int draw = random.nextInt(matters.stream().mapToInt(Matter::weight).sum());
        int i = 0;
        while (draw >= matters.get(i).weight()) {
            draw -= matters.get(i++).weight();
        }
        return matters.get(i);
    }

    private List<Life> numbered() {
        drafts.sort(Comparator.comparing(draft -> draft.at));
        for (int i = 0; i < drafts.size(); i++) {
            drafts.get(i).number = i + 1;
        }
        return drafts.stream().map(this::live).toList();
    }

    private Life live(Draft draft) {
        Draft original = draft.duplicateOf;
        Fate fate = original == null ? draft.fate : new Fate.Duplicate(Life.idOf(original.number));
        Pace drawn = pace(draft.matter);
        Pace pace = draft.pace == null ? drawn : draft.pace;
        List<Actor> doers = draft.matter.doers();
        Actor doer = doers.isEmpty() ? draft.matter.unit() : doers.get(random.nextInt(doers.size()));
        boolean isSpecial = draft.pace != null || draft == sentTwice;
        return new Life(
                Life.idOf(draft.number),
                draft.matter,
                isSpecial ? resident(Channel.MOBILE) : voice(draft.matter),
                draft.at,
                fate,
                doer,
                pace,
                answer(),
                draft.firstReply);
    }

    private Pace pace(Matter matter) {
        return new Pace(
                between(2, 20),
                between(1, 12),
                between(3, 30),
                between(matter.least(), matter.most()),
                between(10, 50),
                between(1, 8),
                between(20, 90),
                between(2, 9));
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private Voice voice(Matter matter) {
        int draw = random.nextInt(100);
        boolean isAtHome = Dongting.isServed(matter) || matter.doers().isEmpty();
        if (draw < 15 && !isAtHome) {
            int grid = between(1, Dongting.GRIDS);
            return new Voice(Cast.gridWorker(grid), Optional.empty(), Channel.ROUND, grid, point(grid));
        }
        if (draw < 23) {
            int grid = between(1, Dongting.GRIDS);
            Actor person = Cast.resident(between(1, Cast.RESIDENTS));
            return new Voice(Cast.gridWorker(grid), Optional.of(person), Channel.MOBILE, grid, point(grid));
        }
        return resident(
                draw < 60 ? Channel.MOBILE : draw < 85 ? Channel.PHONE : draw < 93 ? Channel.ONLINE : Channel.COUNTER);
    }

    private Voice resident(Channel channel) {
        Actor person = Cast.resident(between(1, Cast.RESIDENTS));
        int grid = between(1, Dongting.GRIDS);
        return new Voice(person, Optional.empty(), channel, grid, point(grid));
    }

    private GeoPoint point(int grid) {
        return Dongting.point(grid, random.nextInt(Dongting.NORTH), random.nextInt(Dongting.EAST));
    }

    private FollowUp answer() {
        boolean reached = random.nextInt(100) < 88;
        boolean solved = random.nextInt(100) < 85;
        boolean satisfied = random.nextInt(100) < (solved ? 88 : 25);
        return reached ? FollowUp.answered(solved, satisfied) : FollowUp.NOT_REACHED;
    }
}

package org.linli.walkthrough.filed;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linli.basics.DeadlineClass;
import org.linli.basics.WorkCalendar;
import org.linli.casework.Accountability;
import org.linli.casework.CaseDesk;
import org.linli.casework.CasePolicy;
import org.linli.casework.CaseTerms;
import org.linli.community.Community;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.IdSource;
import org.linli.trace.Journal;
import org.linli.trace.Office;
import org.linli.trace.Selection;
import org.linli.walkthrough.report.Wording;
import org.linli.walkthrough.requests.FileStatistics;
import org.linli.walkthrough.requests.Intake;
import org.linli.walkthrough.requests.RequestFile;
import org.linli.walkthrough.run.Aside;
import org.linli.walkthrough.run.ForeignTraceException;
import org.linli.walkthrough.run.Room;
import org.linli.walkthrough.run.Scenario;
import org.linli.walkthrough.run.States;
import org.linli.walkthrough.run.Teller;
import org.linli.walkthrough.run.Watching;

/**
 * The day that a file of requests tells of: every row that can be believed becomes a case, as far as the row says; every other row is
 * listed with the reason.
 */
public final class FiledDay implements Scenario {

    /** How often the teller speaks on the way. */
    private static final int TELLINGS = 10;

    private final RequestFile file;
    private final FileStatistics statistics;
    private final Intake intake;
    private final ZoneId zone;
    private final int sitting;

    private FiledDay(RequestFile file, ZoneId zone, int sitting) {
        this.file = file;
        // Neither needs the other: one core counts while the other judges.
        Aside<FileStatistics> counted = Aside.of(() -> FileStatistics.of(file));
        this.intake = Intake.of(file);
        this.statistics = counted.get();
        this.zone = Objects.requireNonNull(zone, "zone");
        this.sitting = sitting;
    }

    /**
     * The day of a file.
     *
     * @param file the file, as read
     * @param zone the zone in which its local times are meant
     * @param sitting how many acts are appended together, at least 1
     * @return the day
     */
    public static FiledDay of(RequestFile file, ZoneId zone, int sitting) {
        return new FiledDay(file, zone, sitting);
    }

    @Override
    public SortedMap<String, String> identity() {
        SortedMap<String, String> identity = new TreeMap<>();
        identity.put("day", "filed/3");
        identity.put("requests.sha256", file.digest());
        identity.put("requests.rows", String.valueOf(file.rows().size()));
        identity.put("zone", zone.getId());
        return identity;
    }

    @Override
    public void introduce(Teller teller) {
        FiledFigures.intake(file, intake, teller);
    }

    @Override
    public Played play(Journal journal, Teller teller) throws ForeignTraceException {
        FiledNames names = new FiledNames();
        List<FiledAct> acts = FiledLife.of(intake.taken(), names, zone, last());
        int done = alreadyDone(journal, acts);
        if (done > 0) {
            teller.tell("The trace holds " + Wording.count(done) + " of " + Wording.count(acts.size())
                    + " acts already; going on from there.");
        }
        Community community = open(journal, names);
        States states = new States(Room.ALL);
        Accountability accountability = new Accountability();
        community.attach(Watching.of(states, accountability));
        int told = done;
        for (int from = done; from < acts.size(); from += sitting) {
            List<FiledAct> next = acts.subList(from, Math.min(acts.size(), from + sitting));
            community.sit(seat -> {
                CaseDesk desk = community.cases().in(seat);
                next.forEach(act -> act.perform(desk, names, zone));
                return next.size();
            });
            int now = from + next.size();
            if (now == acts.size() || (now - told) >= acts.size() / TELLINGS) {
                told = now;
                community.catchUp(Integer.MAX_VALUE);
                tell(acts, now, community, teller);
            }
        }
        community.catchUp(Integer.MAX_VALUE);
        return new FiledPlayed(
                FiledPlayed.Source.of(file, statistics, intake, zone), community, states, accountability, names);
    }

    /** The last instant of the file: until then, at least, open requests were watched. */
    private Optional<Instant> last() {
        return intake.lastInstant().map(local -> local.atZone(zone).toInstant());
    }

    private Community open(Journal journal, FiledNames names) {
        Instant first = intake.taken().stream()
                .map(request -> request.times().created().atZone(zone).toInstant())
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        CasePolicy policy = CasePolicy.DEFAULT.toBuilder("as-filed")
                .ahead(Optional.empty())
                // What a city has promised stands, however long that is.
                .acceptedWithin(new DeadlineClass(10_000, DeadlineClass.Unit.DAYS))
                .addCallCentre(FiledNames.CALL_CENTRE)
                .build();
        CaseTerms terms = new CaseTerms(WorkCalendar.everyDay(zone), policy, names.roster(intake.taken(), first));
        return Community.open(
                journal,
                Clock.systemUTC(),
                IdSource.random(),
                new Community.Settings(Authority.ownBehalf(), terms, Office.Settings.DEFAULT));
    }

    /** Each act is one fact, and all of them come in one order: so the size of the journal says how far it has come. */
    private static int alreadyDone(Journal journal, List<FiledAct> acts) throws ForeignTraceException {
        long size = journal.size();
        if (size == 0) {
            return 0;
        }
        if (size > acts.size()) {
            throw new ForeignTraceException(acts.size(), "there is more than the " + acts.size() + " acts of this day");
        }
        int last = (int) size - 1;
        ActId found = journal.read(Selection.ALL, last, 1).events().get(0).act().id();
        ActId expected = acts.get(last).actId();
        if (!found.equals(expected)) {
            throw new ForeignTraceException(last, found + " stands where " + expected + " would");
        }
        return (int) size;
    }

    private void tell(List<FiledAct> acts, int now, Community community, Teller teller) {
        LocalDateTime at = LocalDateTime.ofInstant(acts.get(now - 1).at(), zone);
        teller.tell(String.format(
                Locale.ROOT,
                "  %s  %3d %%  %,8d facts in the trace, %,6d cases open",
                at,
                (int) (100L * now / acts.size()),
                now,
                community.openCases().size()));
    }
}

package org.linli.community;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.linli.actor.ActorDesk;
import org.linli.actor.ActorRegister;
import org.linli.actor.BranchDesk;
import org.linli.actor.Roster;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.WorkCalendar;
import org.linli.casework.CaseDesk;
import org.linli.casework.CaseRegister;
import org.linli.casework.CaseTerms;
import org.linli.casework.DuePlan;
import org.linli.casework.OpenCases;
import org.linli.deliberation.DesignBook;
import org.linli.privacy.PrivacyDesk;
import org.linli.privacy.PrivacyRegister;
import org.linli.privacy.PseudonymDesk;
import org.linli.privacy.PseudonymKey;
import org.linli.responsibility.DutyDesk;
import org.linli.responsibility.disclosure.DisclosurePlan;
import org.linli.territory.DwellingId;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryDesk;
import org.linli.territory.TerritoryRegister;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Authority;
import org.linli.trace.CarryForward;
import org.linli.trace.Checkpoints;
import org.linli.trace.Erasure;
import org.linli.trace.Follower;
import org.linli.trace.IdSource;
import org.linli.trace.Journal;
import org.linli.trace.Office;
import org.linli.trace.Reaction;
import org.linli.trace.Restatement;
import org.linli.trace.Seat;
import org.linli.trace.View;

/**
 * One neighbourhood and everything that happens in it: the one door to all desks over one journal. Safe for use by several threads.
 *
 * <pre>{@code
 * Community community = Community.open(InMemoryJournal.create(), Clock.systemUTC(), IdSource.random());
 * Case broken = community.cases()
 *         .report(Report.of(lighting, property, Channel.MOBILE), community.act(resident))
 *         .state();
 * }</pre>
 */
public final class Community {
    private final Clock clock;
    private final IdSource ids;
    private final Settings settings;
    private final Office office;
    private final ActorDesk actors;
    private final BranchDesk branches;
    private final ActorRegister register;
    private final TerritoryDesk places;
    private final TerritoryRegister territory = new TerritoryRegister();
    private final CaseDesk cases;
    private final OpenCases openCases = new OpenCases();
    private final Follower follower;
    private final List<CommunityExtension> extensions = new CopyOnWriteArrayList<>();

    /**
     * What a host decides once.
     *
     * @param authority who may do what
     * @param caseTerms gives what the rules of casework need to know beyond a case, as it is now: calendar, policy, roster
     * @param office how the office works
     */
    public record Settings(Authority authority, Supplier<CaseTerms> caseTerms, Office.Settings office) {
        /** Checks that nothing is missing. */
        public Settings {
            Objects.requireNonNull(authority, "authority");
            Objects.requireNonNull(caseTerms, "caseTerms");
            Objects.requireNonNull(office, "office");
        }

        /**
         * Settings with terms that stay as they are.
         *
         * @param authority who may do what
         * @param caseTerms what the rules of casework need to know beyond a case
         * @param office how the office works
         */
        public Settings(Authority authority, CaseTerms caseTerms, Office.Settings office) {
            this(authority, constant(caseTerms), office);
        }

        /**
         * Settings with a calendar, the default policy for cases, and nobody's kind known.
         *
         * @param authority who may do what
         * @param calendar by which deadlines are reckoned
         * @param office how the office works
         */
        public Settings(Authority authority, WorkCalendar calendar, Office.Settings office) {
            this(authority, CaseTerms.of(calendar), office);
        }

        private static Supplier<CaseTerms> constant(CaseTerms terms) {
            Objects.requireNonNull(terms, "caseTerms");
            return () -> terms;
        }

        /**
         * The calendar by which deadlines are reckoned now.
         *
         * @return the calendar
         */
        public WorkCalendar calendar() {
            return caseTerms.get().calendar();
        }
    }

    private Community(Journal journal, Clock clock, IdSource ids, Settings settings, ActorRegister register) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.ids = Objects.requireNonNull(ids, "ids");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.office = Office.over(journal, settings.office());
        this.register = Objects.requireNonNull(register, "register");
        this.actors = ActorDesk.at(office, settings.authority(), clock);
        this.branches = BranchDesk.at(office, settings.authority(), clock);
        this.places = TerritoryDesk.at(office, settings.authority(), clock);
        this.cases = CaseDesk.at(office, settings.authority(), settings.caseTerms(), clock);
        this.follower = Follower.of(office).with(register).with(territory).with(openCases);
    }

    /**
     * Opens a community in which everybody may do for themselves what the rules allow, accepting a case that somebody else received
     * included, and every day is a working day in the clock's zone. For trying things out; a host says by {@link Settings} who may what.
     *
     * @param journal where facts stand
     * @param clock tells when acts made here occur
     * @param ids where the ids of acts made here come from
     * @return the community
     */
    public static Community open(Journal journal, Clock clock, IdSource ids) {
        return open(
                journal,
                clock,
                ids,
                new Settings(Authority.ownBehalf(), WorkCalendar.everyDay(clock.getZone()), Office.Settings.DEFAULT));
    }

    /**
     * Opens a community with settings.
     *
     * @param journal where facts stand
     * @param clock tells when acts made here occur
     * @param ids where the ids of acts made here come from
     * @param settings what the host has decided
     * @return the community
     */
    public static Community open(Journal journal, Clock clock, IdSource ids, Settings settings) {
        return open(journal, clock, ids, settings, new ActorRegister());
    }

    /**
     * Opens a community with settings whose authority asks a register of actors, such as
     * {@code RosterAuthority.of(register::roster, powers)}.
     *
     * @param journal where facts stand
     * @param clock tells when acts made here occur
     * @param ids where the ids of acts made here come from
     * @param settings what the host has decided
     * @param register an empty register of this community alone, which is fed by {@link #catchUp}
     * @return the community
     */
    public static Community open(
            Journal journal, Clock clock, IdSource ids, Settings settings, ActorRegister register) {
        return new Community(journal, clock, ids, settings, register);
    }

    /**
     * An act of somebody, here and now, under a fresh id.
     *
     * @param actor who acts
     * @return the act; keep it to try again under the same id
     */
    public Act act(ActorId actor) {
        return Act.of(ActId.of(ids.next()), actor, clock.instant());
    }

    /**
     * The desk for actors.
     *
     * @return the desk
     */
    public ActorDesk actors() {
        return actors;
    }

    /**
     * The desk for party branches and their lists.
     *
     * @return the desk
     */
    public BranchDesk branches() {
        return branches;
    }

    /**
     * Who is who, as of the last {@link #catchUp}.
     *
     * @return the roster, an immutable value with a version
     */
    public Roster roster() {
        return register.roster();
    }

    /**
     * The desk for areas, dwellings and populations.
     *
     * @return the desk
     */
    public TerritoryDesk places() {
        return places;
    }

    /**
     * All areas, as of the last {@link #catchUp}.
     *
     * @return the territory, an immutable value with a version
     */
    public Territory territory() {
        return territory.territory();
    }

    /**
     * The dwellings recorded in a community, as of the last {@link #catchUp}.
     *
     * @param area the community
     * @return their ids, in order; immutable
     */
    public List<DwellingId> dwellingsOf(AreaId area) {
        return territory.dwellingsOf(area);
    }

    /**
     * The desk for cases.
     *
     * @return the desk
     */
    public CaseDesk cases() {
        return cases;
    }

    /**
     * The open cases, as of the last {@link #catchUp}.
     *
     * @return the view
     */
    public OpenCases openCases() {
        return openCases;
    }

    /**
     * The office behind the desks, for desks of other modules.
     *
     * @return the office
     */
    public Office office() {
        return office;
    }

    /**
     * What the host has decided.
     *
     * @return the settings
     */
    public Settings settings() {
        return settings;
    }

    /**
     * Does several acts in one sitting: all are written together, or none. Go to desks by {@code in(sitting)}.
     *
     * @param <R> what the work gives
     * @param work reads states and enters acts; it may run more than once and must do nothing else that lasts
     * @return what the work gave
     */
    public <R> R sit(Seat.Work<R> work) {
        return office.sit(work);
    }

    /**
     * Brings in a room from outside the core.
     *
     * @param extension the room; its views and reactions start at the first event
     * @throws IllegalArgumentException if the community has a view or reaction of one of these names already; nothing is brought in
     */
    public synchronized void attach(CommunityExtension extension) {
        Objects.requireNonNull(extension, "extension");
        List<View> views = extension.views();
        List<Reaction> reactions = extension.reactions();
        Stream.concat(views.stream().map(View::name), reactions.stream().map(Reaction::name))
                .filter(follower::carries)
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "The view or reaction (" + name
                                    + ") must be brought into a community once. Maybe a desk was opened for this community before.");
                });
        views.forEach(follower::with);
        reactions.forEach(follower::with);
        extensions.add(extension);
    }

    /**
     * Watches what falls due among cases: whenever {@link #settle} is called, the next step of the plan is taken for every case, and for
     * every whistle that has not been answered, for which one is due. Call it once, before the first {@link #catchUp} or {@link #restore}.
     *
     * @param plan who is reminded and who is told, and when
     * @param platform in whose name
     * @return the register of all cases, which it keeps for that; also for whoever wants to look something up
     * @throws IllegalArgumentException if the community watches already
     */
    public CaseRegister watch(DuePlan plan, ActorId platform) {
        CaseRegister register = new CaseRegister();
        attach(new DueRoom(this, register, plan, platform));
        return register;
    }

    /**
     * Keeps the register of what is kept of whom and why, answers requests for erasure, and sees them through whenever {@link #settle} is
     * called. Call it once, before the first {@link #catchUp} or {@link #restore}.
     *
     * @param platform in whose name
     * @return the desk
     * @throws IllegalArgumentException if the community keeps it already
     */
    public PrivacyDesk keepPrivacy(ActorId platform) {
        PrivacyRegister register = new PrivacyRegister();
        PrivacyDesk desk = PrivacyDesk.at(office, register, settings.authority(), clock);
        attach(new PrivacyRoom(register, desk, platform));
        return desk;
    }

    /**
     * Lets residents be somebody else in each matter. Call it once, before the first {@link #catchUp} or {@link #restore}.
     *
     * @param pseudonyms the desk, from which this community's settings may have their authority
     * @return the desk
     * @throws IllegalArgumentException if the community keeps one already
     * @throws IllegalStateException if the desk is another community's
     */
    public PseudonymDesk keepPseudonyms(PseudonymDesk pseudonyms) {
        View keys = pseudonyms.open(office, settings.authority(), clock);
        attach(new CommunityExtension() {
            @Override
            public List<View> views() {
                return List.of(keys);
            }

            @Override
            public List<Restatement<?, ?>> restatements() {
                return List.of(PseudonymKey.RESTATEMENT);
            }
        });
        return pseudonyms;
    }

    /**
     * Keeps the register of duties, and what was done in cases, for the inspection of it. Call it once, before the first {@link #catchUp} or
     * {@link #restore}.
     *
     * @param room the room, from which this community's settings may have their authority
     * @return the desk
     * @throws IllegalArgumentException if the community keeps one already
     * @throws IllegalStateException if the room is another community's
     */
    public DutyDesk keepDuties(DutyRoom room) {
        room.openIn(this);
        return room.desk();
    }

    /**
     * Sees to it that what has to be disclosed is: whenever {@link #settle} is called, periods that are over come to be owed, and what is
     * overdue is urged. Call it once, before the first {@link #catchUp} or {@link #restore}.
     *
     * @param plan gives what has to be disclosed, by whom, as it is now
     * @param platform in whose name
     * @return the room, with the desk and the register
     * @throws IllegalArgumentException if the community keeps them already
     */
    public DisclosureRoom keepDisclosures(Supplier<DisclosurePlan> plan, ActorId platform) {
        DisclosureRoom room = new DisclosureRoom(this, plan, platform);
        attach(room);
        return room;
    }

    /**
     * Opens the council hall, and closes phases whose time is over whenever {@link #settle} is called. Call it once, before the first
     * {@link #catchUp} or {@link #restore}.
     *
     * @param designs gives the designs by which deliberations go, as they are now
     * @param platform in whose name phases are closed
     * @return the room, with the hall and the view of what is open
     * @throws IllegalArgumentException if the community has one already
     */
    public HallRoom openHall(Supplier<DesignBook> designs, ActorId platform) {
        HallRoom room = new HallRoom(this, designs, platform);
        attach(room);
        return room;
    }

    /** The clock by which it is now here. */
    Clock clock() {
        return clock;
    }

    /**
     * Feeds the views and runs the reactions with what has come in since the last time.
     *
     * @param max how many events at most, at least 1
     * @return how many events; less than {@code max} only if there are no more for now
     */
    public int catchUp(int max) {
        return follower.catchUp(max);
    }

    /**
     * Takes the next step for what has fallen due, as far as the views know: call {@link #catchUp} before.
     *
     * @param now the instant to judge by
     * @param max how many things to settle at most, at least 1
     * @return how many were settled
     */
    public int settle(Instant now, int max) {
        Objects.requireNonNull(now, "now");
        if (max < 1) {
            throw new IllegalArgumentException("The maximum (" + max + ") of things to settle must be at least 1.");
        }
        int settled = 0;
        for (CommunityExtension extension : extensions) {
            if (settled < max) {
                settled += extension.settle(now, max - settled);
            }
        }
        return settled;
    }

    /**
     * Has the subjects of the rooms here that live on and can restate themselves do so, before the oldest records of the journal are cut: see
     * {@link CarryForward#run}. The pages on retention say which kinds these are, and which still stop a cut.
     *
     * @param before records from before it are to go
     * @param since from when on these subjects go on remembering their acts, as long ago as anybody may still repeat one
     * @param act who has it done, when: not before either instant
     * @return how many subjects have restated themselves in this run; none if all had since
     */
    public int carryForward(Instant before, Instant since, Act act) {
        List<Restatement<?, ?>> all = extensions.stream()
                .<Restatement<?, ?>>flatMap(each -> each.restatements().stream())
                .toList();
        return CarryForward.of(office, all).run(before, since, act);
    }

    /**
     * Erases what is personal of a holder, as far as the order goes, whatever laws want it kept: see {@link #keepPrivacy} for a desk that
     * asks.
     *
     * @param erasure the order to erase
     * @return what became of it
     */
    public Erasure.Outcome erase(Erasure erasure) {
        return office.erase(erasure);
    }

    /**
     * Keeps what views and reactions have reached, so that the next start need not begin at the first event.
     *
     * @param checkpoints where to
     * @throws IOException if that fails; what was kept before is still good
     */
    public void save(Checkpoints checkpoints) throws IOException {
        follower.save(checkpoints);
    }

    /**
     * Takes over checkpoints that fit this journal; call it after every extension is attached.
     *
     * @param checkpoints where from
     * @return the names of views and reactions that start at the first event instead; immutable
     */
    public List<String> restore(Checkpoints checkpoints) {
        return follower.restore(checkpoints);
    }
}

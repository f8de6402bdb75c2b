package org.linli.community;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linli.actor.Roster;
import org.linli.actor.Scope;
import org.linli.basics.ActorId;
import org.linli.basics.DeadlineClass;
import org.linli.basics.TimeWindow;
import org.linli.casework.Case;
import org.linli.casework.CaseMove;
import org.linli.casework.Report;
import org.linli.responsibility.CommitteeLists;
import org.linli.responsibility.DutyAuthority;
import org.linli.responsibility.DutyDeadline;
import org.linli.responsibility.DutyDesk;
import org.linli.responsibility.DutyDocuments;
import org.linli.responsibility.DutyRegister;
import org.linli.responsibility.DutyTerms;
import org.linli.responsibility.finding.Inspection;
import org.linli.responsibility.inventory.Inventory;
import org.linli.territory.Territory;
import org.linli.trace.Authority;
import org.linli.trace.Basis;
import org.linli.trace.View;

/**
 * Whose duty it is, in a community: the desk, the register, the mandates and deadlines that come from it, and the inspection of it all. Made
 * before the community, since its settings ask it for mandates, and brought into it by {@link Community#keepDuties}.
 *
 * <pre>{@code
 * DutyRoom duties = DutyRoom.of(inventory, lists).keptBy(registrar);
 * Authority authority = duties.authority(Authority.ownBehalf(), Scope.of("case.accept"));
 * Community community = Community.open(journal, clock, ids, new Settings(authority, calendar, Office.Settings.DEFAULT));
 * community.keepDuties(duties);
 * community.cases().accept(id, duties.deadlines(DeadlineClass.SEVEN_DAYS), community.act(bureau));
 * }</pre>
 */
public final class DutyRoom implements CommunityExtension {
    private static final Territory NOWHERE = Territory.of("0", Map.of());
    private static final Roster NOBODY = Roster.of("none", "0", Map.of());

    /** What a producer does of the work on a case; who answers for it does the rest. */
    private static final Scope DOING = Scope.of(
            CaseMove.TAKE_UP.power(),
            CaseMove.HANDLE.power(),
            CaseMove.PAUSE.power(),
            CaseMove.RESUME.power(),
            CaseMove.ATTACH.power());

    private final Supplier<Inventory> inventory;
    private final Supplier<CommitteeLists> lists;
    private final Optional<DutyDocuments> documents;
    private final List<ActorId> registrars;
    private final DutyRegister register = new DutyRegister();
    private final CaseDeeds deeds = new CaseDeeds();
    private volatile @Nullable Community community;

    private DutyRoom(
            Supplier<Inventory> inventory,
            Supplier<CommitteeLists> lists,
            Optional<DutyDocuments> documents,
            List<ActorId> registrars) {
        this.inventory = Objects.requireNonNull(inventory, "inventory");
        this.lists = Objects.requireNonNull(lists, "lists");
        this.documents = documents;
        this.registrars = registrars;
    }

    /**
     * A room for one community, by whose {@link #authority} nobody keeps the register yet.
     *
     * @param inventory which matters there are: duties for others are refused
     * @param lists what a residents' committee may be asked for
     * @return the room
     */
    public static DutyRoom of(Inventory inventory, CommitteeLists lists) {
        Objects.requireNonNull(inventory, "inventory");
        Objects.requireNonNull(lists, "lists");
        return of(() -> inventory, () -> lists);
    }

    /**
     * The same where the inventory and the lists may change: a matter that is classified otherwise from a day on keeps, in the next version,
     * the period before (see {@link Inventory#of}), so that what was done before is judged by what it was then.
     *
     * @param inventory gives which matters there are, as is known now
     * @param lists gives what a residents' committee may be asked for now
     * @return the room
     */
    public static DutyRoom of(Supplier<Inventory> inventory, Supplier<CommitteeLists> lists) {
        return new DutyRoom(inventory, lists, Optional.empty(), List.of());
    }

    /**
     * Another room, in whose {@link #authority} these keep the register: assign, end and annul duties, give and withdraw means, say who
     * supplies.
     *
     * @param keepers in whose names it is kept
     * @return the room
     */
    public DutyRoom keptBy(ActorId... keepers) {
        return new DutyRoom(inventory, lists, documents, List.of(keepers));
    }

    /**
     * Another room, where duties of public law rest only on documents that are in force.
     *
     * @param known the documents
     * @return the room
     */
    public DutyRoom with(DutyDocuments known) {
        return new DutyRoom(inventory, lists, Optional.of(known), registrars);
    }

    /** Brings it into a community, once. */
    void openIn(Community here) {
        if (community != null) {
            throw new IllegalStateException("The room for duties must be brought into one community, once.");
        }
        here.attach(this);
        community = here;
    }

    private Community here() {
        Community here = community;
        if (here == null) {
            throw new IllegalStateException(
                    "The room for duties must be brought into a community first. Maybe Community.keepDuties was forgotten.");
        }
        return here;
    }

    @Override
    public List<View> views() {
        return List.of(register, deeds);
    }

    /**
     * The desk for duties.
     *
     * @return the desk
     */
    public DutyDesk desk() {
        Community here = here();
        return DutyDesk.at(here.office(), here.settings().authority(), this::terms, here.clock());
    }

    /**
     * All duties, as of the last {@link Community#catchUp}.
     *
     * @return the register
     */
    public DutyRegister register() {
        return register;
    }

    /**
     * What the rules about duties need to know, as it is now.
     *
     * @return the terms
     */
    public DutyTerms terms() {
        Community here = here();
        DutyTerms terms = new DutyTerms(here.roster(), here.territory(), lists.get()).with(inventory.get());
        return documents.map(terms::with).orElse(terms);
    }

    /**
     * An authority that asks the register for the powers that go with a duty. Who produces counts as doing the work of a case: takes it up,
     * handles it, pauses and resumes it, brings evidence. Who keeps the register is said with {@link #keptBy}.
     *
     * @param names who may act in whose name, and everything that goes with no duty
     * @param powers which powers go with a duty, such as {@code case.accept}
     * @return the authority, for the settings of the community
     */
    public Authority authority(Authority names, Scope powers) {
        return DutyAuthority.of(register, this::territory, names, powers)
                .keptBy(registrars.toArray(ActorId[]::new))
                .producing(DOING)
                .among(this::roster);
    }

    private Roster roster() {
        Community here = community;
        return here == null ? NOBODY : here.roster();
    }

    private Territory territory() {
        Community here = community;
        return here == null ? NOWHERE : here.territory();
    }

    /**
     * How long handling a case may take: what the lead in its matter and place is set.
     *
     * @param otherwise how long where nothing is set, or the case says not where
     * @return gives the deadline of a case, cited with the version of the register
     */
    public Function<Case, DutyDeadline> deadlines(DeadlineClass otherwise) {
        Objects.requireNonNull(otherwise, "otherwise");
        return about -> about.intake()
                .map(Case.Intake::report)
                .flatMap(report -> deadline(report, about.intake().orElseThrow()))
                .orElseGet(() -> new DutyDeadline(otherwise, Basis.of("duties", Long.toString(register.reached()))));
    }

    private Optional<DutyDeadline> deadline(Report report, Case.Intake intake) {
        return report.area().flatMap(area -> register.deadline(report.matter(), area, territory(), intake.at()));
    }

    /**
     * From when on what was done in cases is known here: the latest {@value CaseDeeds#MOST} deeds are kept.
     *
     * @return the instant; nothing while all are kept
     */
    public Optional<Instant> deedsSince() {
        return deeds.since();
    }

    /**
     * What the register is looked at with here: the inventory, the terms as they are now, and what was done in cases.
     *
     * @param window over which time; deeds of other times are left out, as are those before {@link #deedsSince}
     * @return the inspection, to which {@code with…} adds what else is known
     */
    public Inspection inspection(TimeWindow window) {
        return Inspection.of(inventory.get(), terms()).withDeeds(deeds.during(window));
    }
}

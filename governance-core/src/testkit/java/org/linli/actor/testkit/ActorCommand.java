package org.linli.actor.testkit;

import java.time.Instant;
import java.util.Optional;
import org.linli.actor.Actor;
import org.linli.actor.ActorDesk;
import org.linli.actor.ActorKind;
import org.linli.actor.ActorMove;
import org.linli.actor.Badge;
import org.linli.actor.Membership;
import org.linli.actor.Naming;
import org.linli.actor.Scope;
import org.linli.actor.Secondment;
import org.linli.basics.ActorId;
import org.linli.basics.TimeWindow;
import org.linli.trace.Act;
import org.linli.trace.Outcome;

/** Something that can be done at the desk for actors, as a value. */
public sealed interface ActorCommand {
    /**
     * The actor it is about.
     *
     * @return the id
     */
    ActorId id();

    /**
     * The move it tries.
     *
     * @return the move
     */
    ActorMove move();

    /**
     * Does it.
     *
     * @param desk where
     * @param act by whom, when
     * @return what the desk says
     */
    Outcome<Actor> perform(ActorDesk desk, Act act);

    /**
     * Registers somebody.
     *
     * @param id who
     * @param kind what it is
     * @param naming how it is called
     * @param from from when on
     */
    record ToRegister(ActorId id, ActorKind kind, Naming naming, Instant from) implements ActorCommand {
        @Override
        public ActorMove move() {
            return ActorMove.REGISTER;
        }

        @Override
        public Outcome<Actor> perform(ActorDesk desk, Act act) {
            return desk.register(id, kind, naming, from, act);
        }
    }

    /**
     * Makes an organisation a part of another.
     *
     * @param id who
     * @param parent the organisation above
     * @param since from when on
     */
    record ToPlaceBelow(ActorId id, Optional<ActorId> parent, Instant since) implements ActorCommand {
        @Override
        public ActorMove move() {
            return ActorMove.PLACE_BELOW;
        }

        @Override
        public Outcome<Actor> perform(ActorDesk desk, Act act) {
            return desk.placeBelow(id, parent, since, act);
        }
    }

    /**
     * Makes somebody something.
     *
     * @param id who
     * @param membership as what, where
     */
    record ToJoin(ActorId id, Membership membership) implements ActorCommand {
        @Override
        public ActorMove move() {
            return ActorMove.JOIN;
        }

        @Override
        public Outcome<Actor> perform(ActorDesk desk, Act act) {
            return desk.join(id, membership, act);
        }
    }

    /**
     * Ends what somebody is.
     *
     * @param id who
     * @param membership what is ended
     * @param end from when on
     */
    record ToLeave(ActorId id, Membership membership, Instant end) implements ActorCommand {
        @Override
        public ActorMove move() {
            return ActorMove.LEAVE;
        }

        @Override
        public Outcome<Actor> perform(ActorDesk desk, Act act) {
            return desk.leave(id, membership.organisation(), membership.role(), membership.area(), end, act);
        }
    }

    /**
     * Sends somebody down.
     *
     * @param id who
     * @param secondment from where, to where
     */
    record ToSecond(ActorId id, Secondment secondment) implements ActorCommand {
        @Override
        public ActorMove move() {
            return ActorMove.SECOND;
        }

        @Override
        public Outcome<Actor> perform(ActorDesk desk, Act act) {
            return desk.second(id, secondment, act);
        }
    }

    /**
     * Calls somebody back.
     *
     * @param id who
     * @param host where they had been sent
     * @param end from when on
     */
    record ToRecall(ActorId id, ActorId host, Instant end) implements ActorCommand {
        @Override
        public ActorMove move() {
            return ActorMove.RECALL;
        }

        @Override
        public Outcome<Actor> perform(ActorDesk desk, Act act) {
            return desk.recall(id, host, end, act);
        }
    }

    /**
     * Passes on what a principal has given.
     *
     * @param id who passes it on
     * @param principal for whom
     * @param agent to whom
     * @param scope what
     * @param window for how long
     */
    record ToPassOn(ActorId id, ActorId principal, ActorId agent, Scope scope, TimeWindow window)
            implements ActorCommand {
        @Override
        public ActorMove move() {
            return ActorMove.DELEGATE;
        }

        @Override
        public Outcome<Actor> perform(ActorDesk desk, Act act) {
            return desk.passOn(id, principal, agent, scope, window, true, act);
        }
    }

    /**
     * Lets somebody act in another's name.
     *
     * @param id who
     * @param agent who may
     * @param scope what it covers
     * @param window from when until when
     */
    record ToDelegate(ActorId id, ActorId agent, Scope scope, TimeWindow window) implements ActorCommand {
        @Override
        public ActorMove move() {
            return ActorMove.DELEGATE;
        }

        @Override
        public Outcome<Actor> perform(ActorDesk desk, Act act) {
            return desk.delegate(id, agent, scope, window, true, act);
        }
    }

    /**
     * Shows a badge.
     *
     * @param id who
     * @param badge what it says, where
     */
    record ToShowBadge(ActorId id, Badge badge) implements ActorCommand {
        @Override
        public ActorMove move() {
            return ActorMove.SHOW_BADGE;
        }

        @Override
        public Outcome<Actor> perform(ActorDesk desk, Act act) {
            return desk.showBadge(id, badge, act);
        }
    }

    /**
     * Lets somebody take part no more.
     *
     * @param id who
     * @param end from when on
     */
    record ToDepart(ActorId id, Instant end) implements ActorCommand {
        @Override
        public ActorMove move() {
            return ActorMove.DEPART;
        }

        @Override
        public Outcome<Actor> perform(ActorDesk desk, Act act) {
            return desk.depart(id, end, act);
        }
    }
}

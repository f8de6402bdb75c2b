package org.linli.actor;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.Microseconds;
import org.linli.trace.Act;
import org.linli.trace.Audience;
import org.linli.trace.Fact;
import org.linli.trace.Subject;

/** What happens to an actor. */
public sealed interface ActorFact extends Fact<Actor> {
    /**
     * The actor it happened to.
     *
     * @return the id
     */
    ActorId id();

    @Override
    default Subject subject() {
        return Actor.KIND.subject(id());
    }

    @Override
    default Audience audience() {
        return Audience.OFFICERS;
    }

    /**
     * Somebody was registered.
     *
     * @param id the actor
     * @param kind what it is
     * @param naming how it is called
     * @param from from when on it takes part
     */
    record Registered(ActorId id, ActorKind kind, Naming naming, Instant from) implements ActorFact {
        /** Checks that nothing is missing. */
        public Registered {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(naming, "naming");
            from = Microseconds.cut(Objects.requireNonNull(from, "from"));
        }

        @Override
        public Actor applyTo(Actor before, Act act) {
            return before.at(ActorStage.ACTIVE)
                    .called(naming)
                    .with(Optional.of(Ties.of(kind, from)))
                    .after(act);
        }
    }

    /**
     * Somebody was called otherwise.
     *
     * @param id the actor
     * @param naming how it is called from now on
     */
    record Renamed(ActorId id, Naming naming) implements ActorFact {
        /** Checks that nothing is missing. */
        public Renamed {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(naming, "naming");
        }

        @Override
        public Actor applyTo(Actor before, Act act) {
            return before.called(naming).after(act);
        }
    }

    /**
     * An organisation became a part of another, or of none.
     *
     * @param id the actor
     * @param parent the organisation above, if any
     * @param since from when on
     */
    record PlacedBelow(ActorId id, Optional<ActorId> parent, Instant since) implements ActorFact {
        /** Checks that nothing is missing and cuts the time to microseconds. */
        public PlacedBelow {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(parent, "parent");
            since = Microseconds.cut(Objects.requireNonNull(since, "since"));
        }

        @Override
        public Actor applyTo(Actor before, Act act) {
            return before.with(before.ties().map(ties -> placed(ties, act.at())))
                    .after(act);
        }

        private Ties placed(Ties before, Instant said) {
            Ties after = before.below(parent, since);
            for (PartOf each : before.partOf()) {
                if (each.validity().contains(since)) {
                    after = after.saidAt(said, each.whole(), each.validity(), since);
                }
            }
            return after;
        }
    }

    /**
     * Somebody became something in an organisation.
     *
     * @param id the actor
     * @param membership as what, from when on
     */
    record Joined(ActorId id, Membership membership) implements ActorFact {
        /** Checks that nothing is missing. */
        public Joined {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(membership, "membership");
        }

        @Override
        public Actor applyTo(Actor before, Act act) {
            return before.with(before.ties().map(ties -> ties.with(membership))).after(act);
        }
    }

    /**
     * Somebody is no longer something in an organisation.
     *
     * @param id the actor
     * @param organisation in which organisation
     * @param role as what
     * @param area for which area, if for one
     * @param end from when on
     */
    record Left(ActorId id, ActorId organisation, Role role, Optional<AreaId> area, Instant end) implements ActorFact {
        /** Checks that nothing is missing. */
        public Left {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(organisation, "organisation");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(area, "area");
            end = Microseconds.cut(Objects.requireNonNull(end, "end"));
        }

        @Override
        public Actor applyTo(Actor before, Act act) {
            return before.with(before.ties().map(ties -> left(ties, act.at()))).after(act);
        }

        private Ties left(Ties before, Instant said) {
            Ties after = before.withMemberships(before.memberships().stream()
                    .map(each -> isMeant(each) ? each.until(end) : each)
                    .toList());
            for (Membership each : before.memberships()) {
                if (before.kind().isPerson() && isMeant(each)) {
                    after = after.saidAt(said, each.organisation(), each.validity(), end);
                    for (ActorId employer : each.employer().stream().toList()) {
                        after = after.saidAt(said, employer, each.validity(), end);
                    }
                }
            }
            return after;
        }

        /** The one in force that began first; the rule has seen to it that there is one. */
        private boolean isMeant(Membership each) {
            return each.organisation().equals(organisation)
                    && each.role() == role
                    && each.area().equals(area)
                    && each.validity().contains(end.minusNanos(1_000));
        }
    }

    /**
     * Somebody was sent down.
     *
     * @param id the actor
     * @param secondment from where, to where, from when on
     */
    record Seconded(ActorId id, Secondment secondment) implements ActorFact {
        /** Checks that nothing is missing. */
        public Seconded {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(secondment, "secondment");
        }

        @Override
        public Actor applyTo(Actor before, Act act) {
            return before.with(before.ties().map(ties -> ties.with(secondment))).after(act);
        }
    }

    /**
     * Somebody was called back.
     *
     * @param id the actor
     * @param host where they had been sent
     * @param end from when on
     */
    record Recalled(ActorId id, ActorId host, Instant end) implements ActorFact {
        /** Checks that nothing is missing. */
        public Recalled {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(host, "host");
            end = Microseconds.cut(Objects.requireNonNull(end, "end"));
        }

        @Override
        public Actor applyTo(Actor before, Act act) {
            return before.with(before.ties().map(ties -> recalled(ties, act.at())))
                    .after(act);
        }

        private Ties recalled(Ties before, Instant said) {
            Ties after = before.withSecondments(before.secondments().stream()
                    .map(each -> isMeant(each) ? each.until(end) : each)
                    .toList());
            for (Secondment each : before.secondments()) {
                if (isMeant(each)) {
                    after = after.saidAt(said, each.home(), each.validity(), end);
                }
            }
            return after;
        }

        private boolean isMeant(Secondment each) {
            return each.host().equals(host) && each.validity().contains(end.minusNanos(1_000));
        }
    }

    /**
     * Somebody let another act in their name.
     *
     * @param id the actor
     * @param delegation whom, in what, for how long
     */
    record Delegated(ActorId id, Delegation delegation) implements ActorFact {
        /** Checks that nothing is missing. */
        public Delegated {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(delegation, "delegation");
        }

        @Override
        public Actor applyTo(Actor before, Act act) {
            return before.with(before.ties().map(ties -> ties.with(delegation))).after(act);
        }
    }

    /**
     * A delegation was revoked, from the act on.
     *
     * @param id the actor
     * @param delegation which one
     */
    record Revoked(ActorId id, DelegationId delegation) implements ActorFact {
        /** Checks that nothing is missing. */
        public Revoked {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(delegation, "delegation");
        }

        @Override
        public Actor applyTo(Actor before, Act act) {
            return before.with(before.ties()
                            .map(ties -> ties.withDelegations(ties.delegations().stream()
                                    .map(each -> each.id().equals(delegation) ? each.revokedAt(act.at()) : each)
                                    .toList())))
                    .after(act);
        }
    }

    /**
     * Somebody consented to a badge in a place where they serve.
     *
     * @param id the actor
     * @param badge what it says, and where
     */
    record BadgeShown(ActorId id, Badge badge) implements ActorFact {
        /** Checks that nothing is missing. */
        public BadgeShown {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(badge, "badge");
        }

        @Override
        public Actor applyTo(Actor before, Act act) {
            return before.withBadge(badge).after(act);
        }
    }

    /**
     * Somebody withdrew their consent; no badge is shown there any more.
     *
     * @param id the actor
     * @param place where
     */
    record BadgeHidden(ActorId id, ActorId place) implements ActorFact {
        /** Checks that nothing is missing. */
        public BadgeHidden {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(place, "place");
        }

        @Override
        public Actor applyTo(Actor before, Act act) {
            return before.withoutBadgesAt(place).after(act);
        }
    }

    /**
     * Somebody takes part no more.
     *
     * @param id the actor
     * @param end from when on
     */
    record Departed(ActorId id, Instant end) implements ActorFact {
        /** Checks that nothing is missing. */
        public Departed {
            Objects.requireNonNull(id, "id");
            end = Microseconds.cut(Objects.requireNonNull(end, "end"));
        }

        @Override
        public Actor applyTo(Actor before, Act act) {
            return before.at(ActorStage.DEPARTED)
                    .with(before.ties().map(ties -> ties.until(end)))
                    .after(act);
        }
    }
}

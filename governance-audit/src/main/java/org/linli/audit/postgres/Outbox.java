package org.linli.audit.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.basics.ActorId;
import org.linli.basics.Identifier;
import org.linli.basics.Microseconds;
import org.linli.trace.Act;
import org.linli.trace.ActId;
import org.linli.trace.Office;
import org.linli.trace.RefusedException;
import org.linli.trace.Sitting;

/**
 * What a host decides in a transaction of its own, on its way to becoming facts: the host's rows and the message are there together or not
 * at all, and a relay takes each message to an office, where the rules speak and the facts are appended under the message's id. Whoever is
 * killed in between, the message is relayed again, and the act is done once.
 *
 * <pre>{@code
 * own.setAutoCommit(false);
 * … the host's own statements
 * outbox.put(own, Outbox.Message.of("report-17", "report", clock.instant(), body));
 * own.commit();
 * …
 * outbox.relay(office, carrier, 100);     // on any node, as often as the host likes
 * }</pre>
 *
 * <p>Messages are relayed in the order in which they were numbered; of two whose transactions ran at the same time, either may be first.
 * Any number of relays may run at once: they may do a message twice, never with effect.
 */
public final class Outbox {
    private final Database database;

    /** Turns messages into acts. */
    public interface Carrier {
        /**
         * In whose name the acts are entered.
         *
         * @return the actor, usually the host's platform
         */
        ActorId actor();

        /**
         * Reads what the message needs and enters it; may run more than once and must do nothing else that lasts.
         *
         * @param message what the host has put down
         * @param sitting reads states and takes acts
         * @param act the act to enter facts under: the message's id and time
         * @throws RefusedException if the rules refuse: the message is set aside with the reason
         */
        void carry(Message message, Sitting sitting, Act act);
    }

    /**
     * Something that a host has put down, say a report that came in by its own form.
     *
     * @param id the id under which it will be an act; unlike that of any other act
     * @param topic what it is about, for the carrier to tell messages apart
     * @param at when it occurred, in microseconds
     * @param body what the carrier needs to know, in any form; stands in a table as it is, so nothing personal belongs in it that must
     *     not be kept until the message is relayed
     */
    @SuppressWarnings("ArrayRecordComponent") // copied in and out, and compared by content
    public record Message(String id, String topic, Instant at, byte[] body) {
        /** Checks the id and copies the body. */
        public Message {
            Identifier.checked("id of a message", id);
            Identifier.checked("topic of a message", topic);
            at = Microseconds.cut(Objects.requireNonNull(at, "at"));
            body = body.clone();
        }

        /**
         * What the carrier needs to know.
         *
         * @return a copy
         */
        @Override
        public byte[] body() {
            return body.clone();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Message that
                    && id.equals(that.id)
                    && topic.equals(that.topic)
                    && at.equals(that.at)
                    && Arrays.equals(body, that.body);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }

        /** Id and topic, not the body. */
        @Override
        public String toString() {
            return "message " + id + " (" + topic + ")";
        }
    }

    /**
     * What a relay has done.
     *
     * @param carried how many messages have become acts, or had before
     * @param refused how many the rules refused; they are set aside
     */
    public record Relayed(int carried, int refused) {}

    /**
     * A message that the rules refused.
     *
     * @param message the message
     * @param reason the code of the reason
     */
    public record Refused(Message message, String reason) {
        /** Checks that nothing is missing. */
        public Refused {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(reason, "reason");
        }
    }

    Outbox(Database database) {
        this.database = database;
    }

    /**
     * Puts a message down in the caller's own transaction: it is there once that is committed.
     *
     * @param own a connection to the journal's database, with a transaction under way
     * @param message the message
     * @return false if a message with that id is waiting already
     * @throws IllegalArgumentException if the connection commits every statement by itself, so that nothing would hold the message and
     *     the caller's rows together
     * @throws SQLException if the database refuses
     */
    public boolean put(Connection own, Message message) throws SQLException {
        Objects.requireNonNull(message, "message");
        if (own.getAutoCommit()) {
            throw new IllegalArgumentException("The connection for " + message
                    + " must have a transaction under way, and commits every statement by itself."
                    + " Maybe call setAutoCommit(false) before the first of your own statements.");
        }
        return Rows.update(
                        own,
                        database.sql("INSERT INTO $.outbox (id, topic, occurred, body) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT (id) DO NOTHING"),
                        message.id,
                        message.topic,
                        Microseconds.of(message.at),
                        message.body)
                == 1;
    }

    /**
     * Takes messages to an office, the first first.
     *
     * @param office where the acts are entered; over the journal of this outbox, or another one
     * @param carrier turns messages into acts; whatever it throws but a refusal ends the relay at that message, which stays the first
     * @param max how many messages at most, at least 1
     * @return how many have been carried and refused
     * @throws org.linli.trace.TraceStoreException if the store failed; trying again is safe
     */
    public Relayed relay(Office office, Carrier carrier, int max) {
        Objects.requireNonNull(office, "office");
        Objects.requireNonNull(carrier, "carrier");
        int carried = 0;
        int refused = 0;
        for (Refused each : read("refusal IS NULL", max)) {
            Message message = each.message;
            Act act = Act.of(ActId.of(message.id), carrier.actor(), message.at);
            try {
                office.sit(sitting -> {
                    carrier.carry(message, sitting, act);
                    return message;
                });
                drop(message.id);
                carried++;
            } catch (RefusedException no) {
                setAside(message.id, no.refusal().reason().code());
                refused++;
            }
        }
        return new Relayed(carried, refused);
    }

    /**
     * The messages that the rules refused.
     *
     * @param max how many at most, at least 1
     * @return the first ones, in the order in which they were put down; immutable
     */
    public List<Refused> refused(int max) {
        return List.copyOf(read("refusal IS NOT NULL", max));
    }

    /**
     * Lets a message that was refused be relayed once more.
     *
     * @param id the id of the message
     * @return whether there was one
     */
    public boolean retry(String id) {
        return change("UPDATE $.outbox SET refusal = NULL WHERE id = ? AND refusal IS NOT NULL", id) > 0;
    }

    /**
     * Drops a message for good, refused or not yet relayed.
     *
     * @param id the id of the message
     * @return whether there was one
     */
    public boolean drop(String id) {
        return change("DELETE FROM $.outbox WHERE id = ?", id) > 0;
    }

    private void setAside(String id, String reason) {
        change("UPDATE $.outbox SET refusal = ? WHERE id = ?", reason, id);
    }

    private int change(String sql, Object... arguments) {
        return database.transact(
                "changing the outbox",
                Database.Mode.KEPT_LATER,
                false,
                connection -> Rows.update(connection, database.sql(sql), arguments));
    }

    private List<Refused> read(String which, int max) {
        if (max < 1) {
            throw new IllegalArgumentException("The number of messages (" + max + ") must be at least 1.");
        }
        return database.look("reading the outbox", connection -> {
            List<Refused> messages = new ArrayList<>();
            Rows.query(
                    connection,
                    database.sql("SELECT id, topic, occurred, body, coalesce(refusal, '') FROM $.outbox WHERE " + which
                            + " ORDER BY number LIMIT ?"),
                    row -> messages.add(new Refused(
                            new Message(
                                    row.getString(1),
                                    row.getString(2),
                                    Microseconds.instant(row.getLong(3)),
                                    row.getBytes(4)),
                            row.getString(5))),
                    max);
            return messages;
        });
    }
}

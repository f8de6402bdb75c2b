package org.linli.audit.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.audit.codec.CanonicalFormException;
import org.linli.audit.codec.CanonicalReader;
import org.linli.audit.codec.Envelope;
import org.linli.audit.merkle.MerkleHash;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.merkle.Verification;
import org.linli.audit.note.Checkpoint;
import org.linli.audit.note.OfflineProof;
import org.linli.audit.note.ProofVerdict;
import org.linli.audit.note.TrustPolicy;
import org.linli.trace.Digest;

/** Goes along a trail from its first record. */
final class TrailCheck {
    private final TrustPolicy policy;
    private final TreeHasher hasher = TreeHasher.create();
    private final Envelope envelope = new Envelope();
    private final List<TrailVerdict.Step> steps = new ArrayList<>();

    private String subject = "";
    private long position = -1;
    private @Nullable MerkleHash before;

    TrailCheck(TrustPolicy policy) {
        this.policy = policy;
    }

    TrailVerdict check(List<OfflineProof> records, Optional<OfflineProof> lifted) {
        String checkpoint = records.get(0).checkpoint();
        if (lifted.isEmpty() && records.get(0).extra().isEmpty()) {
            return wrong(TrailVerdict.Problem.FORMAT, "Its proof must carry the record.");
        }
        ProofVerdict verdict = lifted.orElse(records.get(0)).verify(policy);
        if (!(verdict instanceof ProofVerdict.Proven first)) {
            return unproven((ProofVerdict.Unproven) verdict, lifted.isPresent());
        }
        Checkpoint own = first.levels().get(0).checkpoint();
        if (lifted.isPresent() && !isOf(own, records.get(0))) {
            return new TrailVerdict.Unproven(
                    TrailVerdict.Problem.CHECKPOINT,
                    0,
                    "What was lifted must be the checkpoint of its records. Maybe lift the trail again.");
        }
        for (OfflineProof record : records) {
            if (!record.checkpoint().equals(checkpoint)) {
                return wrong(TrailVerdict.Problem.CHECKPOINT, "Its checkpoint must be that of the first record.");
            }
            Optional<byte[]> entry = record.extra();
            if (entry.isEmpty()) {
                return wrong(TrailVerdict.Problem.FORMAT, "Its proof must carry the record.");
            }
            MerkleHash leaf = hasher.leafHash(entry.get());
            Verification inclusion = record.inclusion().verify(leaf, own.head());
            if (!inclusion.isValid()) {
                return wrong(TrailVerdict.Problem.INCLUSION, inclusion.explain());
            }
            TrailVerdict.Unproven wrong = follow(record.inclusion().index(), entry.get());
            if (wrong != null) {
                return wrong;
            }
            before = leaf;
        }
        return new TrailVerdict.Proven(subject, steps, first);
    }

    /** Whether a record stands under a checkpoint, whoever has signed the copy that it stands under. */
    private static boolean isOf(Checkpoint checkpoint, OfflineProof record) {
        try {
            return Checkpoint.of(record.note()).equals(checkpoint);
        } catch (TlogFormatException e) {
            return false;
        }
    }

    private static TrailVerdict.Unproven unproven(ProofVerdict.Unproven of, boolean isLifted) {
        return switch (of.problem()) {
            case FORMAT, ENTRY -> new TrailVerdict.Unproven(TrailVerdict.Problem.FORMAT, 0, of.message());
            case TRUST -> new TrailVerdict.Unproven(TrailVerdict.Problem.TRUST, 0, of.message());
            case LEVELS -> new TrailVerdict.Unproven(TrailVerdict.Problem.LEVELS, 0, of.message());
            case INCLUSION -> new TrailVerdict.Unproven(TrailVerdict.Problem.INCLUSION, isLifted ? 0 : 1, of.message());
        };
    }

    private TrailVerdict.@Nullable Unproven follow(long at, byte[] entry) {
        String of;
        Digest previous;
        try {
            CanonicalReader reader = CanonicalReader.of(entry);
            reader.value();
            reader.end();
            envelope.readBelonging(entry, 0, entry.length);
            of = envelope.subject(entry);
            previous = envelope.subjectPrev();
        } catch (CanonicalFormException e) {
            return wrong(TrailVerdict.Problem.FORMAT, "It must be a record of a log. " + e.getMessage());
        }
        if (steps.isEmpty()) {
            subject = of;
        } else if (!of.equals(subject)) {
            return wrong(TrailVerdict.Problem.SUBJECT, "It must be of " + subject + ", as the first record is.");
        }
        if (envelope.subjectSeq() != steps.size() + 1L) {
            return wrong(
                    TrailVerdict.Problem.GAP,
                    "It must be record " + (steps.size() + 1) + " of " + subject + " and is record "
                            + envelope.subjectSeq() + ". Maybe one was left out.");
        }
        if (at <= position) {
            return wrong(TrailVerdict.Problem.LINK, "It must stand behind the record before it in the log.");
        }
        boolean isLinked =
                before == null ? previous == null : previous != null && previous.equals(Digest.of(before.toBytes()));
        if (!isLinked) {
            return wrong(TrailVerdict.Problem.LINK, "It must name the hash of the record before it.");
        }
        position = at;
        steps.add(new TrailVerdict.Step(
                at, envelope.subjectSeq(), envelope.type(), new String(entry, StandardCharsets.UTF_8)));
        return null;
    }

    private TrailVerdict.Unproven wrong(TrailVerdict.Problem problem, String message) {
        return new TrailVerdict.Unproven(problem, steps.size() + 1, message);
    }
}

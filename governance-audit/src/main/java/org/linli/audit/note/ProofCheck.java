package org.linli.audit.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.audit.merkle.TlogFormatException;
import org.linli.audit.merkle.TreeHasher;
import org.linli.audit.merkle.Verification;

/** Checks a proof from the entry up: at each level the hashes, at the top the signatures. */
final class ProofCheck {

    private ProofCheck() {}

    static ProofVerdict check(OfflineProof proof, Optional<byte[]> given, TrustPolicy policy) {
        Deque<OfflineProof> upwards = new ArrayDeque<>();
        try {
            Optional<OfflineProof> next = Optional.of(proof);
            while (next.isPresent()) {
                if (upwards.size() == OfflineProof.MAX_LEVELS) {
                    return wrong(
                            ProofVerdict.Problem.LEVELS,
                            null,
                            "There must be at most " + OfflineProof.MAX_LEVELS + " logs above each other.");
                }
                upwards.push(next.get());
                next = next.get().lower();
            }
        } catch (TlogFormatException e) {
            return wrong(ProofVerdict.Problem.FORMAT, null, String.valueOf(e.getMessage()));
        }
        Optional<byte[]> carried = upwards.peek().extra();
        Optional<byte[]> entry = given.or(() -> carried);
        if (entry.isEmpty()) {
            return wrong(
                    ProofVerdict.Problem.ENTRY, null, "The proof carries no entry. Maybe give the entry beside it.");
        }
        return climb(upwards, entry.get(), policy);
    }

    private static ProofVerdict climb(Deque<OfflineProof> upwards, byte[] entry, TrustPolicy policy) {
        List<ProofVerdict.Level> levels = new ArrayList<>();
        byte[] leaf = entry;
        while (true) {
            OfflineProof each = upwards.pop();
            String origin = null;
            try {
                SignedNote note = each.note();
                Checkpoint checkpoint = Checkpoint.of(note);
                origin = checkpoint.origin();
                String name = origin;
                Verification inclusion =
                        each.inclusion().verify(TreeHasher.create().leafHash(leaf), checkpoint.head());
                if (!inclusion.isValid()) {
                    return wrong(ProofVerdict.Problem.INCLUSION, origin, inclusion.explain());
                }
                if (levels.stream().anyMatch(level -> level.origin().equals(name))) {
                    return wrong(ProofVerdict.Problem.LEVELS, origin, "A log must not stand above itself.");
                }
                if (upwards.isEmpty()) {
                    CheckpointVerdict verdict = policy.judge(note);
                    if (verdict instanceof CheckpointVerdict.Trusted top) {
                        levels.add(new ProofVerdict.Level(
                                checkpoint, each.inclusion().index(), true));
                        return new ProofVerdict.Proven(entry, levels, top);
                    }
                    return wrong(ProofVerdict.Problem.TRUST, origin, verdict.explain());
                }
                boolean signed = note.verifiedBy(policy.logs()).stream()
                        .anyMatch(verified -> verified.key().name().equals(name));
                levels.add(new ProofVerdict.Level(checkpoint, each.inclusion().index(), signed));
            } catch (TlogFormatException e) {
                return wrong(ProofVerdict.Problem.FORMAT, origin, String.valueOf(e.getMessage()));
            } catch (UntrustedException e) {
                return wrong(ProofVerdict.Problem.TRUST, origin, String.valueOf(e.getMessage()));
            }
            leaf = each.checkpoint().getBytes(StandardCharsets.UTF_8);
        }
    }

    private static ProofVerdict wrong(ProofVerdict.Problem problem, @Nullable String origin, String message) {
        return new ProofVerdict.Unproven(problem, Optional.ofNullable(origin), message);
    }
}

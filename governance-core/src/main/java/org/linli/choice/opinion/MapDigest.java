package org.linli.choice.opinion;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** All that a map is made of in 64 digits: votes, positions, groups, silhouettes. */
final class MapDigest {
    private final MessageDigest sha;
    private final ByteBuffer eight = ByteBuffer.allocate(8);

    private MapDigest() {
        try {
            this.sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    static String of(OpinionVotes votes, Axes axes, int[] group, Collection<Double> silhouettes) {
        MapDigest digest = new MapDigest();
        for (int participant = 0; participant < group.length; participant++) {
            double[] position = axes.position(votes.row(participant));
            digest.feed(group[participant]);
            digest.feed(Double.doubleToLongBits(position[0]));
            digest.feed(Double.doubleToLongBits(position[1]));
            for (int entry : votes.row(participant)) {
                digest.feed(entry);
            }
            digest.feed(-1);
        }
        for (double each : silhouettes) {
            digest.feed(Double.doubleToLongBits(each));
        }
        return HexFormat.of().formatHex(digest.sha.digest());
    }

    private void feed(long value) {
        sha.update(eight.putLong(0, value).rewind());
    }
}

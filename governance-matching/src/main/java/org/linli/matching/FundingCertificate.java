package org.linli.matching;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A plan of who pays for what, with prices of orders that prove how much it costs at least.
 *
 * <p>If every programme could choose freely what gains it most at these prices, all together would come to the bound; no plan that has to agree can
 * be below it. {@link FundingVerifier} reckons that anew. Immutable.
 */
public final class FundingCertificate {
    /** In place of a programme's number: nobody pays for the order. */
    public static final int UNPAID = -1;

    private static final int MAGIC = 0x4C4C4631;

    private final String problem;
    final int[] programmeOf;
    final long[] cost;
    final int depth;
    final long[] price;
    final long[] bound;

    private FundingCertificate(String problem, int[] programmeOf, long[] cost, int depth, long[] price, long[] bound) {
        this.problem = problem;
        this.programmeOf = programmeOf;
        this.cost = cost;
        this.depth = depth;
        this.price = price;
        this.bound = bound;
    }

    /**
     * Puts a certificate together. Whether it holds is for {@link FundingVerifier} to say.
     *
     * @param problem the digest of the problem that it is about, {@link FundingProblem#digest()}
     * @param programmeOf by order, the number of the programme that pays for it, or {@link #UNPAID}
     * @param cost by level, what the plan costs
     * @param depth of how many levels, from the first, the prices speak
     * @param price by order, its price in 256th of the sum of these levels
     * @param bound by level, what every plan costs at least
     * @return the certificate; the arrays are copied
     */
    public static FundingCertificate of(
            String problem, int[] programmeOf, long[] cost, int depth, long[] price, long[] bound) {
        return new FundingCertificate(
                Objects.requireNonNull(problem, "problem"),
                programmeOf.clone(),
                cost.clone(),
                depth,
                price.clone(),
                bound.clone());
    }

    /** {@return the digest of the problem that it is about: SHA-256 in hexadecimal} */
    public String problem() {
        return problem;
    }

    /** {@return by order, the number of the programme that pays for it, or {@link #UNPAID}; a copy} */
    public int[] programmeOf() {
        return programmeOf.clone();
    }

    /** {@return by level, what the plan is said to cost; a copy} */
    public long[] cost() {
        return cost.clone();
    }

    /** {@return of how many levels, from the first, the prices speak} */
    public int depth() {
        return depth;
    }

    /** {@return by order, its price in 256th of the sum of these levels; a copy} */
    public long[] price() {
        return price.clone();
    }

    /** {@return by level, what every plan is said to cost at least; a copy} */
    public long[] bound() {
        return bound.clone();
    }

    /**
     * The bytes that are kept and hashed: the same certificate always gives the same bytes.
     *
     * @return the problem's digest, numbers of levels and orders and the depth, then cost, bound, programmes and prices, big-endian
     */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + 12 * programmeOf.length);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.write(HexFormat.of().parseHex(problem));
            out.writeInt(cost.length);
            out.writeInt(programmeOf.length);
            out.writeInt(depth);
            write(out, cost);
            write(out, bound);
            for (int programme : programmeOf) {
                out.writeInt(programme);
            }
            write(out, price);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #toBytes()} wrote.
     *
     * @param bytes the bytes
     * @return the certificate
     * @throws IllegalArgumentException if they are not a certificate's
     */
    public static FundingCertificate parse(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int magic = in.readInt();
            byte[] digest = in.readNBytes(ProblemDigest.BYTES);
            long levels = in.readInt();
            long orders = in.readInt();
            int depth = in.readInt();
            if (magic == MAGIC
                    && levels >= 1
                    && levels <= bytes.length
                    && orders >= 0
                    && bytes.length == 16 + ProblemDigest.BYTES + 16 * levels + 12 * orders) {
                long[] cost = longs(in, (int) levels);
                long[] bound = longs(in, (int) levels);
                int[] programmeOf = new int[(int) orders];
                for (int j = 0; j < programmeOf.length; j++) {
                    programmeOf[j] = in.readInt();
                }
                return new FundingCertificate(
                        HexFormat.of().formatHex(digest), programmeOf, cost, depth, longs(in, (int) orders), bound);
            }
        } catch (IOException e) {
            throw malformed(bytes.length, e);
        }
        throw malformed(bytes.length, null);
    }

    private static IllegalArgumentException malformed(int length, @org.jspecify.annotations.Nullable Throwable cause) {
        return new IllegalArgumentException(
                "The bytes (" + length + ") of a certificate must be as it wrote them. Maybe the file was cut.", cause);
    }

    private static void write(DataOutputStream out, long[] values) throws IOException {
        for (long value : values) {
            out.writeLong(value);
        }
    }

    private static long[] longs(DataInputStream in, int size) throws IOException {
        long[] values = new long[size];
        for (int at = 0; at < size; at++) {
            values[at] = in.readLong();
        }
        return values;
    }

    /** Equal if problem, plan, cost, prices and bound are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FundingCertificate that
                && problem.equals(that.problem)
                && depth == that.depth
                && Arrays.equals(programmeOf, that.programmeOf)
                && Arrays.equals(cost, that.cost)
                && Arrays.equals(price, that.price)
                && Arrays.equals(bound, that.bound);
    }

    @Override
    public int hashCode() {
        return Objects.hash(problem, Arrays.hashCode(programmeOf), Arrays.hashCode(price));
    }

    /** {@return the sizes, such as "FundingCertificate[3 orders, cost [0, 350], bound [0, 340]]"} */
    @Override
    public String toString() {
        return "FundingCertificate[" + programmeOf.length + " orders, cost " + Arrays.toString(cost) + ", bound "
                + Arrays.toString(bound) + "]";
    }
}

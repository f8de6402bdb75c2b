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
import org.jspecify.annotations.Nullable;

/**
 * A plan with prices that prove that no plan is cheaper: "the first lunch goes to the kitchen, whose next place would be worth 350 metres".
 *
 * <p>A plan is optimal if prices of suppliers can be given, none below 0, so that every order has the option that is cheapest for it when the price
 * of the supplier is added, and suppliers with a price are full (complementary slackness, G. B. Dantzig 1951). {@link PlanVerifier} checks that
 * without solving anything. Prices are vectors of the problem's levels, compared by the first level in which they differ. They are the least that
 * prove it, hence the same for every optimal plan: the price of a supplier is what one more place there would be worth. Immutable.
 */
public final class Certificate {
    /** In place of a supplier's number: the order is left over. */
    public static final int UNSERVED = -1;

    private static final int MAGIC = 0x4C4C4D32;

    private final @Nullable MatchingProblem source;
    private final @Nullable String digest;
    final int[] supplierOf;
    final long[] price;
    final long[] cost;

    private Certificate(
            @Nullable MatchingProblem source, @Nullable String digest, int[] supplierOf, long[] price, long[] cost) {
        this.source = source;
        this.digest = digest;
        this.supplierOf = supplierOf;
        this.price = price;
        this.cost = cost;
    }

    /**
     * Puts a certificate together. Whether it holds is for {@link PlanVerifier} to say.
     *
     * @param problem the problem that it is about
     * @param supplierOf by order, the number of its supplier, or {@link #UNSERVED}
     * @param price by supplier and level
     * @param cost by level, what the plan costs
     * @return the certificate; the arrays are copied
     */
    public static Certificate of(MatchingProblem problem, int[] supplierOf, long[] price, long[] cost) {
        return new Certificate(
                Objects.requireNonNull(problem, "problem"), null, supplierOf.clone(), price.clone(), cost.clone());
    }

    /** {@return the digest of the problem that it is about: SHA-256 in hexadecimal; reckoned when it is asked for} */
    public String problem() {
        return digest != null ? digest : Objects.requireNonNull(source).digest();
    }

    /** Whether it says that it is about a problem. */
    @SuppressWarnings("ReferenceEquality") // the one it was made for need not be hashed
    boolean isAbout(MatchingProblem problem) {
        return source == problem || problem().equals(problem.digest());
    }

    /** {@return by order, the number of its supplier, or {@link #UNSERVED}; a copy} */
    public int[] supplierOf() {
        return supplierOf.clone();
    }

    /** {@return by supplier and level, the price; a copy} */
    public long[] price() {
        return price.clone();
    }

    /** {@return by level, what the plan is said to cost; a copy} */
    public long[] cost() {
        return cost.clone();
    }

    /**
     * The bytes that are kept and hashed: the same certificate always gives the same bytes.
     *
     * @return the problem's digest, numbers of levels, orders and suppliers, then cost, suppliers and prices, big-endian
     */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 + 4 * supplierOf.length + 8 * price.length);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.write(HexFormat.of().parseHex(problem()));
            out.writeInt(cost.length);
            out.writeInt(supplierOf.length);
            out.writeInt(cost.length == 0 ? 0 : price.length / cost.length);
            for (long amount : cost) {
                out.writeLong(amount);
            }
            for (int supplier : supplierOf) {
                out.writeInt(supplier);
            }
            for (long amount : price) {
                out.writeLong(amount);
            }
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
    public static Certificate parse(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int magic = in.readInt();
            byte[] digest = in.readNBytes(ProblemDigest.BYTES);
            long levels = in.readInt();
            long orders = in.readInt();
            long suppliers = in.readInt();
            boolean fits = magic == MAGIC
                    && levels >= 1
                    && orders >= 0
                    && suppliers >= 0
                    && levels <= bytes.length
                    && bytes.length == 16 + ProblemDigest.BYTES + 8 * levels + 4 * orders + 8 * levels * suppliers;
            if (fits) {
                long[] cost = longs(in, (int) levels);
                int[] supplierOf = new int[(int) orders];
                for (int i = 0; i < supplierOf.length; i++) {
                    supplierOf[i] = in.readInt();
                }
                return new Certificate(
                        null,
                        HexFormat.of().formatHex(digest),
                        supplierOf,
                        longs(in, (int) (levels * suppliers)),
                        cost);
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

    private static long[] longs(DataInputStream in, int size) throws IOException {
        long[] values = new long[size];
        for (int k = 0; k < size; k++) {
            values[k] = in.readLong();
        }
        return values;
    }

    /** Equal if problem, plan, prices and cost are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Certificate that
                && Arrays.equals(supplierOf, that.supplierOf)
                && Arrays.equals(price, that.price)
                && Arrays.equals(cost, that.cost)
                && problem().equals(that.problem());
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(supplierOf), Arrays.hashCode(price), Arrays.hashCode(cost));
    }

    /** {@return the sizes, such as "Certificate[3 orders, cost [0, 350]]"} */
    @Override
    public String toString() {
        return "Certificate[" + supplierOf.length + " orders, cost " + Arrays.toString(cost) + "]";
    }
}

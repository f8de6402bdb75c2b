package org.linli.audit.export;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;

/** Checks an exported log with nothing but the JDK: java Recheck.java FOLDER PUBLIC-KEY */
final class Recheck {
    private static long gone; // how many records stand in bundles that are left out, since some of them were cut

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        String[] key = args[1].split("\\+", 3); // name, id, base64 of a byte for the type and the Ed25519 key
        String note = Files.readString(folder.resolve("checkpoint"));
        int blank = note.lastIndexOf("\n\n");
        String text = note.substring(0, blank + 1);
        String[] lines = text.split("\n"); // origin, size, root
        if (!lines[0].equals(key[0]) || !isSigned(text, note.substring(blank + 2), key)) {
            throw new SecurityException("The checkpoint is not signed by " + key[0] + ".");
        }
        long size = Long.parseLong(lines[1]);
        byte[] root = root(folder, size);
        if (!Arrays.equals(root, Base64.getDecoder().decode(lines[2]))) {
            throw new SecurityException("The " + size + " records do not lead to the root of the checkpoint.");
        }
        System.out.println("All " + size + " records are those that " + key[0] + " has signed."
                + (gone == 0 ? "" : " Of " + gone + " only the hashes are there."));
    }

    private static boolean isSigned(String text, String signatures, String[] key) throws Exception {
        byte[] publicKey = HexFormat.of()
                .parseHex(
                        "302a300506032b6570032100" // RFC 8410
                                + HexFormat.of()
                                        .formatHex(Base64.getDecoder().decode(key[2]))
                                        .substring(2));
        Signature check = Signature.getInstance("Ed25519");
        boolean signed = false;
        for (String line : signatures.split("\n")) {
            String[] parts = line.split(" "); // dash, name, base64 of id and signature
            byte[] signature = Base64.getDecoder().decode(parts[2]);
            if (parts[1].equals(key[0])
                    && HexFormat.of().formatHex(signature, 0, 4).equals(key[1])) {
                check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(publicKey)));
                check.update(text.getBytes("UTF-8"));
                signed |= check.verify(signature, 4, signature.length - 4);
            }
        }
        return signed;
    }

    /** RFC 9162, 2.1.1, over the entries in order. */
    private static byte[] root(Path folder, long size) throws Exception {
        Deque<byte[]> whole = new ArrayDeque<>(); // the roots of perfect subtrees, the smallest on top
        ByteBuffer bundle = ByteBuffer.allocate(0);
        boolean isThere = true;
        for (long i = 0; i < size; i++) {
            if (i % 256 == 0) {
                String path = path(i / 256, size - i);
                isThere = Files.exists(folder.resolve("tile/entries/" + path));
                bundle = ByteBuffer.wrap(
                        Files.readAllBytes(folder.resolve((isThere ? "tile/entries/" : "tile/0/") + path)));
            }
            byte[] entry = new byte[isThere ? bundle.getShort() & 0xffff : 32];
            bundle.get(entry);
            byte[] hash = isThere ? sha256(new byte[] {0}, entry) : entry;
            gone += isThere ? 0 : 1;
            for (long n = i; n % 2 == 1; n /= 2) {
                hash = sha256(new byte[] {1}, whole.pop(), hash);
            }
            whole.push(hash);
        }
        byte[] root = whole.isEmpty() ? sha256() : whole.pop();
        while (!whole.isEmpty()) {
            root = sha256(new byte[] {1}, whole.pop(), root);
        }
        return root;
    }

    private static String path(long index, long left) {
        String name = String.format("%03d", index % 1000);
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            name = String.format("x%03d/", rest % 1000) + name;
        }
        return name + (left < 256 ? ".p/" + left : "");
    }

    private static byte[] sha256(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}

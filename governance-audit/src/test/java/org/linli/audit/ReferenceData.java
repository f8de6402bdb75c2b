package org.linli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Published vectors of the audit formats, below the folder that the system property {@code linli.data} names. Where they
 * are absent a test is skipped and says so; each has a twin that needs no outside file.
 */
public final class ReferenceData {

    private ReferenceData() {}

    public static Path file(String name) {
        String folder = System.getProperty("linli.data");
        Path file = folder == null ? null : Path.of(folder, "audit").resolve(name);
        if (file == null || !Files.isReadable(file)) {
            String reason = "Skipped: the reference data audit/" + name + " is not there (system property linli.data: "
                    + folder + ").";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        return file;
    }

    public static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(file(name));
    }

    public static JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(bytes(name));
    }

    /** The same value in JDK types, its numbers being integers however they are spelt. */
    public static Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(member -> map.put(member.getKey(), plain(member.getValue())));
            return map;
        } else if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(element -> list.add(plain(element)));
            return list;
        } else if (node.isNumber()) {
            return node.decimalValue().longValueExact();
        } else if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNull() ? null : node.asString();
    }
}

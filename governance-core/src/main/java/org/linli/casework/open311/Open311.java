package org.linli.casework.open311;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Lists of service requests as Open311 GeoReport v2 writes them: the answer to {@code GET /requests.json} and {@code /requests.xml}. What is
 * written is read again as it was. A field that the standard does not have is passed over, whatever is in it, since cities add their own;
 * so is one that is empty. A document type declaration or an entity of one's own in XML is refused.
 *
 * <pre>{@code
 * List<ServiceRequest> requests = Open311.fromJson(answer, leftOut -> log(leftOut.getMessage()));
 * }</pre>
 */
public final class Open311 {
    private static final JsonFactory JSON = new JsonFactory();

    private Open311() {}

    /**
     * Writes a list as JSON.
     *
     * @param requests the requests
     * @return an array of objects on one line
     */
    public static String toJson(Collection<ServiceRequest> requests) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartArray();
            for (ServiceRequest request : requests) {
                out.writeStartObject();
                Field.of(request).forEach((name, value) -> {
                    if (name.equals("lat") || name.equals("long")) {
                        out.writeName(name);
                        out.writeNumber(value);
                    } else {
                        out.writeStringProperty(name, value);
                    }
                });
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        return text.toString();
    }

    /**
     * Reads a list from JSON, every request of which must be good.
     *
     * @param json an array of objects
     * @return the requests in their order; immutable
     * @throws Open311Exception if it is anything else
     */
    public static List<ServiceRequest> fromJson(String json) {
        return fromJson(json, Open311::refuse);
    }

    private static void refuse(Open311Exception leftOut) {
        throw leftOut;
    }

    /**
     * Reads a list from JSON as far as it can be believed.
     *
     * @param json an array of objects
     * @param rejected is told of each request that is left out, and why
     * @return the other requests in their order; immutable
     * @throws Open311Exception if it is no JSON, or no array; nothing is given then
     */
    public static List<ServiceRequest> fromJson(String json, Consumer<? super Open311Exception> rejected) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), Objects.requireNonNull(json, "json"))) {
            if (in.nextToken() != JsonToken.START_ARRAY) {
                throw new Open311Exception(line(in), "document", "be an array");
            }
            List<ServiceRequest> requests = new ArrayList<>();
            for (int number = 0; in.nextToken() != JsonToken.END_ARRAY; number++) {
                add(requests, object(in, number), rejected);
            }
            if (in.nextToken() != null) {
                throw new Open311Exception(line(in), "document", "end where the array ends");
            }
            return List.copyOf(requests);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new Open311Exception(Math.max(1, line), "document", "be JSON");
        }
    }

    private static void add(List<ServiceRequest> requests, Fields fields, Consumer<? super Open311Exception> rejected) {
        try {
            requests.add(fields.request());
        } catch (Open311Exception leftOut) {
            rejected.accept(leftOut);
        }
    }

    /** The fields of one request, read to its end whatever is wrong with it, so that the next can be read. */
    private static Fields object(JsonParser in, int number) {
        Fields fields = new Fields(number, line(in));
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            fields.reject("be an object");
            return fields;
        }
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (value == null || !value.isScalarValue()) {
                in.skipChildren();
                fields.nested(name);
            } else if (value != JsonToken.VALUE_NULL) {
                fields.put(name, in.getString());
            }
        }
        return fields;
    }

    private static int line(JsonParser in) {
        return Math.max(1, in.currentLocation().getLineNr());
    }

    /**
     * Writes a list as XML. Characters that XML cannot hold are left out.
     *
     * @param requests the requests
     * @return a document with the root {@code service_requests}
     */
    public static String toXml(Collection<ServiceRequest> requests) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeStartElement("service_requests");
            for (ServiceRequest request : requests) {
                out.writeStartElement("request");
                for (Map.Entry<String, String> field : Field.of(request).entrySet()) {
                    out.writeStartElement(field.getKey());
                    out.writeCharacters(legal(field.getValue()));
                    out.writeEndElement();
                }
                out.writeEndElement();
            }
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A text in memory must take what is written.", e);
        }
        return text.toString();
    }

    private static String legal(String text) {
        return text.codePoints()
                .filter(point -> point == '\t'
                        || point == '\n'
                        || (point >= 0x20 && point < 0xd800)
                        || (point >= 0xe000 && point < 0xfffe)
                        || point >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /**
     * Reads a list from XML, every request of which must be good.
     *
     * @param xml a document with the root {@code service_requests} and elements {@code request}
     * @return the requests in their order; immutable
     * @throws Open311Exception if it is anything else
     */
    public static List<ServiceRequest> fromXml(String xml) {
        return fromXml(xml, Open311::refuse);
    }

    /**
     * Reads a list from XML as far as it can be believed.
     *
     * @param xml a document with the root {@code service_requests} and elements {@code request}
     * @param rejected is told of each request that is left out, and why
     * @return the other requests in their order; immutable
     * @throws Open311Exception if it is no XML, or has another root; nothing is given then
     */
    public static List<ServiceRequest> fromXml(String xml, Consumer<? super Open311Exception> rejected) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        List<ServiceRequest> requests = new ArrayList<>();
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new StringReader(Objects.requireNonNull(xml, "xml")));
            start(in, "service_requests", "document");
            for (int number = 0; in.nextTag() == XMLStreamConstants.START_ELEMENT; number++) {
                add(requests, element(in, number), rejected);
            }
            while (in.hasNext()) {
                in.next();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw new Open311Exception(Math.max(1, line), "document", "be XML without a document type");
        }
        return List.copyOf(requests);
    }

    private static void start(XMLStreamReader in, String name, String path) throws XMLStreamException {
        if (in.nextTag() != XMLStreamConstants.START_ELEMENT
                || !in.getLocalName().equals(name)) {
            throw new Open311Exception(line(in), path, "have the root " + name);
        }
    }

    private static Fields element(XMLStreamReader in, int number) throws XMLStreamException {
        Fields fields = new Fields(number, line(in));
        if (!in.getLocalName().equals("request")) {
            fields.reject("be an element named request");
        }
        while (in.next() != XMLStreamConstants.END_ELEMENT) {
            if (in.isStartElement()) {
                text(in, fields);
            } else if (in.isCharacters() && !in.isWhiteSpace()) {
                fields.reject("have elements only");
            }
        }
        return fields;
    }

    /** The text of one element, or nothing if it has elements of its own. */
    private static void text(XMLStreamReader in, Fields fields) throws XMLStreamException {
        String name = in.getLocalName();
        StringBuilder text = new StringBuilder();
        boolean nested = false;
        for (int depth = 1; depth > 0; ) {
            in.next();
            if (in.isStartElement()) {
                nested = true;
                depth++;
            } else if (in.isEndElement()) {
                depth--;
            } else if (in.isCharacters()) {
                text.append(in.getText());
            }
        }
        if (nested) {
            fields.nested(name);
        } else {
            fields.put(name, text.toString());
        }
    }

    private static int line(XMLStreamReader in) {
        return Math.max(1, in.getLocation().getLineNumber());
    }
}

package org.linli.casework.csv;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.linli.basics.ActorId;
import org.linli.basics.AreaId;
import org.linli.basics.MatterId;
import org.linli.casework.CaseStage;
import org.linli.casework.Channel;

/**
 * What the labels of one city's files mean here, as a value of the host. For example
 *
 * <pre>{@code
 * CsvMapping.plain(ZoneId.of("Asia/Shanghai"))
 *         .withStages(Map.of("Open (Duplicate)", CaseStage.ACCEPTED))
 *         .withMatters(Map.of("SW-Bulk Scheduled", MatterId.of("bulky-waste")))
 * }</pre>
 *
 * <p>A label that is not mapped stands for the value that it spells: {@code under way} for {@link CaseStage#UNDER_WAY}, {@code phone} for
 * {@link Channel#PHONE}, any identifier for the id of that text. Several labels may mean the same; the first of them in the order of the map
 * is written.
 *
 * @param zone where the local times of the files are meant
 * @param stages what the labels of the column status mean
 * @param channels what those of the column channel mean
 * @param matters what those of the column category mean
 * @param agencies what those of the column agency mean
 * @param areas what those of the columns district and community mean
 */
public record CsvMapping(
        ZoneId zone,
        Map<String, CaseStage> stages,
        Map<String, Channel> channels,
        Map<String, MatterId> matters,
        Map<String, ActorId> agencies,
        Map<String, AreaId> areas) {
    /** Copies the maps in their order, and checks that no label is empty. */
    public CsvMapping {
        Objects.requireNonNull(zone, "zone");
        stages = copy(stages);
        channels = copy(channels);
        matters = copy(matters);
        agencies = copy(agencies);
        areas = copy(areas);
    }

    private static <T> Map<String, T> copy(Map<String, T> labels) {
        labels.forEach((label, value) -> {
            Objects.requireNonNull(value, "value");
            if (label.isEmpty()) {
                throw new IllegalArgumentException(
                        "The label of (" + value + ") must not be empty: what is empty in a file is not known.");
            }
        });
        return Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /**
     * The mapping in which every label stands for what it spells.
     *
     * @param zone where the local times of the files are meant
     * @return the mapping
     */
    public static CsvMapping plain(ZoneId zone) {
        return new CsvMapping(zone, Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    /**
     * The same mapping with the labels of stages.
     *
     * @param labels what they mean, in the order in which to write them
     * @return a mapping
     */
    public CsvMapping withStages(Map<String, CaseStage> labels) {
        return new CsvMapping(zone, labels, channels, matters, agencies, areas);
    }

    /**
     * The same mapping with the labels of channels.
     *
     * @param labels what they mean, in the order in which to write them
     * @return a mapping
     */
    public CsvMapping withChannels(Map<String, Channel> labels) {
        return new CsvMapping(zone, stages, labels, matters, agencies, areas);
    }

    /**
     * The same mapping with the labels of matters.
     *
     * @param labels what they mean, in the order in which to write them
     * @return a mapping
     */
    public CsvMapping withMatters(Map<String, MatterId> labels) {
        return new CsvMapping(zone, stages, channels, labels, agencies, areas);
    }

    /**
     * The same mapping with the labels of agencies.
     *
     * @param labels what they mean, in the order in which to write them
     * @return a mapping
     */
    public CsvMapping withAgencies(Map<String, ActorId> labels) {
        return new CsvMapping(zone, stages, channels, matters, labels, areas);
    }

    /**
     * The same mapping with the labels of areas.
     *
     * @param labels what they mean, in the order in which to write them
     * @return a mapping
     */
    public CsvMapping withAreas(Map<String, AreaId> labels) {
        return new CsvMapping(zone, stages, channels, matters, agencies, labels);
    }

    /** The labels of one kind of value, both ways. */
    static final class Labels<T> {
        private final Map<String, T> meanings;
        private final Map<T, String> written = new LinkedHashMap<>();
        private final Function<String, Optional<T>> spelt;
        private final Function<T, String> spelling;

        private Labels(Map<String, T> meanings, Function<String, Optional<T>> spelt, Function<T, String> spelling) {
            this.meanings = meanings;
            this.spelt = spelt;
            this.spelling = spelling;
            meanings.forEach((label, value) -> written.putIfAbsent(value, label));
        }

        Optional<T> meaning(String label) {
            T mapped = meanings.get(label);
            return mapped == null ? spelt.apply(label) : Optional.of(mapped);
        }

        /** What is written for a value, such that the value is read again. */
        String label(T value) {
            String label = written.getOrDefault(value, spelling.apply(value));
            if (!meaning(label).equals(Optional.of(value))) {
                throw new IllegalArgumentException("The value (" + value
                        + ") must have a label of its own in the mapping, since another has what it spells.");
            }
            return label;
        }
    }

    private static <E extends Enum<E>> Labels<E> ofEnum(Map<String, E> mapped, E[] values) {
        Function<E, String> spelling =
                each -> each.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Labels<>(
                mapped,
                label -> Arrays.stream(values)
                        .filter(each -> spelling.apply(each).equals(label))
                        .findFirst(),
                spelling);
    }

    private static <T> Labels<T> ofIds(Map<String, T> mapped, Function<String, T> parse, Function<T, String> spelling) {
        return new Labels<>(
                mapped,
                label -> {
                    try {
                        return Optional.of(parse.apply(label));
                    } catch (IllegalArgumentException notAnIdentifier) {
                        return Optional.empty();
                    }
                },
                spelling);
    }

    Labels<CaseStage> stageLabels() {
        return ofEnum(stages, CaseStage.values());
    }

    Labels<Channel> channelLabels() {
        return ofEnum(channels, Channel.values());
    }

    Labels<MatterId> matterLabels() {
        return ofIds(matters, MatterId::of, MatterId::value);
    }

    Labels<ActorId> agencyLabels() {
        return ofIds(agencies, ActorId::of, ActorId::value);
    }

    Labels<AreaId> areaLabels() {
        return ofIds(areas, AreaId::of, AreaId::value);
    }
}

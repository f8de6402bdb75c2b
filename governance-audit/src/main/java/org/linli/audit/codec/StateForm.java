package org.linli.audit.codec;

/** The canonical form of states: the same binding as that of facts, with handles in the place of personal values. */
public final class StateForm {
    private StateForm() {}

    /**
     * Writes a state.
     *
     * @param state a record whose components, however deep, are of the kinds that facts may have
     * @param out where to write
     * @throws IllegalArgumentException if a component is of another kind, or null
     */
    public static void write(Record state, CanonicalWriter out) {
        RecordShape.of(state.getClass()).write(state, out, PersonalParts.HANDLES);
    }
}

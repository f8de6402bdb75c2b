package org.linli.order;

import java.util.Optional;
import org.linli.basics.PlainText;
import org.linli.trace.Personal;
import org.linli.trace.Purpose;

/** Looks at what people wrote about an order before it is written down: how long it is, and whether it hides anything. */
final class OrderText {
    /** How long a note or a remark may be, in UTF-16 code units. */
    static final int LONGEST = 2_000;

    private static final Purpose INTAKE = Purpose.of("intake-check");

    private OrderText() {}

    /** Why a text cannot be taken in, if so; says nothing of what was written. */
    static Optional<OrderReason> objection(Optional<Personal<String>> text) {
        return text.flatMap(each -> each.reveal(INTAKE))
                .flatMap(said -> said.length() > LONGEST
                        ? Optional.of(OrderReason.TEXT_TOO_LONG)
                        : PlainText.hidesSomething(said)
                                ? Optional.of(OrderReason.TEXT_HAS_HIDDEN_CHARACTERS)
                                : Optional.empty());
    }
}

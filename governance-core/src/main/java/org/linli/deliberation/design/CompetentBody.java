package org.linli.deliberation.design;

/** Who decides in the end, and so whom it binds. */
public enum CompetentBody {
    /** Whoever takes part: what comes of it is recommended to those who decide. */
    CONSULTATION("协商", Effect.RECOMMENDATION),
    /** All residents of age, or one of each household. */
    RESIDENTS_ASSEMBLY("居民会议", Effect.DECISION_OF_RESIDENTS),
    /** Those whom the residents have elected for that. */
    RESIDENTS_REPRESENTATIVES("居民代表会议", Effect.DECISION_OF_RESIDENTS),
    /** The owners of a building zone, by persons and by area. */
    OWNERS("业主共同决定", Effect.DECISION_OF_OWNERS),
    /** Parties who sign: it binds them and nobody else. */
    PARTIES("协议", Effect.AGREEMENT);

    private final String label;
    private final Effect effect;

    CompetentBody(String label, Effect effect) {
        this.label = label;
        this.effect = effect;
    }

    /** What a decision does. */
    public enum Effect {
        /** It is put to somebody, who answers by a deadline. */
        RECOMMENDATION("建议"),
        /** It binds the residents in what is theirs to govern, and their committee. */
        DECISION_OF_RESIDENTS("居民自治决定"),
        /** It binds the owners of the building zone. */
        DECISION_OF_OWNERS("业主决定"),
        /** It binds whoever signed. */
        AGREEMENT("协议约定");

        private final String label;

        Effect(String label) {
            this.label = label;
        }

        /**
         * What it is called in Chinese.
         *
         * @return such as 建议
         */
        public String label() {
            return label;
        }
    }

    /**
     * What it is called in Chinese.
     *
     * @return such as 居民会议
     */
    public String label() {
        return label;
    }

    /**
     * What its decisions do.
     *
     * @return the effect
     */
    public Effect effect() {
        return effect;
    }
}

package org.linli.matching;

/** How a plan was found. Every one of them finds an optimal plan; which of several optimal plans may differ. */
public enum Algorithm {
    /** Primal network simplex on a tree of suppliers: for many orders with some candidates each, and for any number of levels. */
    NETWORK_SIMPLEX("network simplex", "网络单纯形法"),
    /** Shortest augmenting paths: for single changes to a plan, and for squares of costs. */
    SHORTEST_PATHS("shortest augmenting paths", "最短增广路法"),
    /** An auction with ever finer ε: for squares of costs with structured ties, where shortest paths are slow. */
    COST_SCALING("ε-scaling", "ε缩放拍卖法");

    private final String english;
    private final String chinese;

    Algorithm(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    String name(boolean inChinese) {
        return inChinese ? chinese : english;
    }
}

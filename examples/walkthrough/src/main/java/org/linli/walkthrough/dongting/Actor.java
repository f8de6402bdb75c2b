package org.linli.walkthrough.dongting;

import org.linli.basics.ActorId;

/**
 * Somebody who takes part in the day.
 *
 * @param id under which id
 * @param kind of which kind
 * @param chinese their name in Chinese
 * @param english their name in English
 */
record Actor(ActorId id, Kind kind, String chinese, String english) {

    /** The kinds of actors that govern together (党政商社群), and the platform that they use. */
    enum Kind {
        PARTY("党组织", "party organisation"),
        GOVERNMENT("政府部门", "government department"),
        BUSINESS("企业", "enterprise"),
        COMMUNITY("居委会与网格", "committee and grid"),
        SOCIAL("社会组织", "social organisation"),
        RESIDENT("居民", "resident"),
        PLATFORM("平台", "platform");

        private final String chinese;
        private final String english;

        Kind(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        /** Both names. */
        String both() {
            return chinese + " " + english;
        }
    }

    static Actor of(String id, Kind kind, String chinese, String english) {
        return new Actor(ActorId.of(id), kind, chinese, english);
    }

    /** Both names. */
    String both() {
        return chinese + " " + english;
    }
}

package org.linli.privacy;

/** Why something personal is to be erased (个人信息保护法 art. 47, first paragraph). */
public enum ErasureGround {
    /** The purpose has been achieved, cannot be, or needs the data no more (item 1). */
    PURPOSE_ACHIEVED,
    /** The service has ended, or the time for which the data was to be kept (item 2). Answered by the time that was declared. */
    RETENTION_ENDED,
    /** The person has withdrawn consent (item 3). Reaches what rests on consent. */
    CONSENT_WITHDRAWN,
    /** The processing broke a law or an agreement (item 4). */
    UNLAWFUL,
    /** Another law or administrative regulation says so (item 5). */
    OTHER_LAW
}

package org.linli.privacy;

/** On what somebody's data may be processed (个人信息保护法 art. 13, first paragraph). */
public enum LegalBasis {
    /** The person has consented (item 1). */
    CONSENT,
    /** A contract with the person, or the management of staff under lawful rules, needs it (item 2). */
    CONTRACT,
    /** A statutory duty or obligation needs it (item 3). */
    STATUTORY_DUTY,
    /** A public health emergency, or life, health and property in an emergency (item 4). */
    EMERGENCY,
    /** News and oversight by public opinion in the public interest, within reason (item 5). */
    PUBLIC_INTEREST_NEWS,
    /** The person has made it public, or it is public lawfully, within reason (item 6). */
    ALREADY_PUBLIC,
    /** Another law or administrative regulation says so (item 7). */
    OTHER_LAW
}

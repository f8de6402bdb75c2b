/**
 * What may be kept about people, why, and until when (个人信息保护).
 *
 * <p>A host declares each {@link org.linli.privacy.Processing}: on what legal basis it keeps something personal, who controls it, for what
 * purpose, how long, and by what safeguards if it is sensitive or about a child. Each personal part of a fact names the processing that it
 * is kept under. When somebody asks for erasure, the {@link org.linli.privacy.PrivacyDesk} answers for each of them: <i>erased</i>,
 * <i>restricted</i> while a law wants it kept, or <i>refused</i> with the basis on which it rests; and what has been answered is carried
 * out, again after a crash, and to its end when the restriction ends.
 *
 * <pre>{@code
 * Processing contact = Processing.ofOrdinary("hotline-contact", "1", LegalBasis.STATUTORY_DUTY, "PIPL-13-1-3", street, Purpose.of("follow-up"))
 *         .keptFor(Period.ofYears(2));
 * desk.declare(contact, act);
 * Personal<String> phone = contact.part(resident, "contact", "027-…");
 * …
 * ErasureRequest answered = desk.erase(resident, ErasureGround.PURPOSE_ACHIEVED, act).state();
 * }</pre>
 *
 * <p>Values are encrypted, ids are not: a {@link org.linli.privacy.PseudonymDesk} lets a resident be somebody else in each matter, by a key
 * that is a personal value itself.
 *
 * <p>The law is 个人信息保护法 (PIPL, 2021): art. 13 (legal bases), 28–32 (sensitive data, children under 14), 47 (erasure), 55–56
 * (assessments). This room records what a host has decided and holds it to that; it does not decide whether a processing is lawful.
 */
@NullMarked
package org.linli.privacy;

import org.jspecify.annotations.NullMarked;

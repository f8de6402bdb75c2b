package org.linli.casework;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/** How builders are made: public, with {@code addX} for one of several. Stays in the sources, so that whoever uses them needs nothing. */
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PUBLIC,
        builderVisibility = Value.Style.BuilderVisibility.PUBLIC,
        depluralize = true)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
@interface PublicBuilder {}

package org.tallystick.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the records for which a builder is generated. Of no meaning at run time. */
@RecordBuilder.Template(options = @RecordBuilder.Options(useImmutableCollections = true, enableWither = false))
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
@Inherited
@interface BuiltRecord {}

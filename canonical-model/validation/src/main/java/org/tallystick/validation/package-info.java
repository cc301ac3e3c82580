/**
 * All that a record breaks, at once: the constraints on its components (Jakarta Bean Validation annotations, checked with Hibernate
 * Validator) and the rules between them ({@link org.tallystick.model.Entity#check}). Requirement CM-6.
 *
 * <p>Start with {@link org.tallystick.validation.RecordValidator}. Hosts that run a validator of their own get ours for the model's value
 * types by having this jar on their path.
 */
@NullMarked
package org.tallystick.validation;

import org.jspecify.annotations.NullMarked;

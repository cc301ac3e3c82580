package org.tallystick.model.rule;

/**
 * The group of constraints that a whole record keeps. What one system says of a record need not be whole: the PSA does not know when a
 * worker was hired, nor the HCM which task she works on.
 */
public interface Complete {}

package org.tallystick.connector.salesforce.platform;

/** Marks a wire record that is read through a relationship of another one. */
public interface WireRelation {}

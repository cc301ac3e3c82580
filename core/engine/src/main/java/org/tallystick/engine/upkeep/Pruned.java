package org.tallystick.engine.upkeep;

/**
 * What a pruning blanked or removed.
 *
 * @param rawTexts documents whose text is gone
 * @param exceptionWordings exceptions whose wording is gone
 * @param formerVersions versions of documents of which it is no longer known that they were delivered
 */
public record Pruned(int rawTexts, int exceptionWordings, int formerVersions) {}

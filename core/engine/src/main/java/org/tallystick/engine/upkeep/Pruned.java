package org.tallystick.engine.upkeep;

/**
 * What a pruning blanked.
 *
 * @param rawTexts documents whose text is gone
 * @param exceptionWordings exceptions whose wording is gone
 */
public record Pruned(int rawTexts, int exceptionWordings) {}

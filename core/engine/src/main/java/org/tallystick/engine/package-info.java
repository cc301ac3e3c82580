/**
 * What a host application embeds: one object that keeps its systems matching.
 *
 * <p>Start with {@link org.tallystick.engine.Tallystick}: name the systems, say what is ingested from where and delivered to where, name
 * the deciders, and run.
 */
@NullMarked
package org.tallystick.engine;

import org.jspecify.annotations.NullMarked;

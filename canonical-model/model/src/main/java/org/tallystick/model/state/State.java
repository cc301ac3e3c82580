package org.tallystick.model.state;

/**
 * A state on one axis of a record's life.
 *
 * @param <S> the enum of the axis
 */
public interface State<S extends Enum<S> & State<S>> {

    /** The transitions of its axis. */
    Lifecycle<S> lifecycle();
}

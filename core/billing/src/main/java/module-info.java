/** What may be billed, and why: set-up checks, rating, contract rules and invoice proposals. Pure functions, no I/O, no clock. */
module org.tallystick.billing {
    requires transitive org.tallystick.model;
    requires static transitive org.jspecify;

    exports org.tallystick.billing;
}

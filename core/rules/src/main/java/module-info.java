/** x */
module org.tallystick.rules { requires transitive org.tallystick.spi; requires static transitive org.jspecify; exports org.tallystick.rules; }

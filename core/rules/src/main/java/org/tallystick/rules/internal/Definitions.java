package org.tallystick.rules.internal;

import java.util.Map;

/** What a rule set declares once, for its rules to use. */
record Definitions(Map<String, CodeList> lists, Units units) {}

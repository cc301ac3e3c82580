package org.tallystick.rules;

import org.tallystick.model.RecordType;
import org.tallystick.spi.RawDocument;

/**
 * A document as it was received, kept to be mapped again.
 *
 * @param system that it was read from
 * @param type of record that it gives
 * @param documentId which document
 * @param raw as received
 */
public record StoredInput(String system, RecordType<?> type, String documentId, RawDocument raw) {}

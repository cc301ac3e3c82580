package org.tallystick.connector.dynamics365;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document that is to be written.
 *
 * @param content what counts of it
 * @param header fields of its header, without company and our key
 * @param lines fields of each line, without company and what names the header
 * @param taxCodes that its company must have
 * @param original id of the document that it credits, if it credits one
 */
record Document(
        Content content,
        Map<String, Object> header,
        List<Map<String, Object>> lines,
        Set<String> taxCodes,
        @Nullable CompanyKey original) {}

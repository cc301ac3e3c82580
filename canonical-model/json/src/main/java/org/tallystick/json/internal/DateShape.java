package org.tallystick.json.internal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day, ISO 8601. Days of four-digit years, all that occur, are written and read without the JDK's general machinery. */
final class DateShape extends TextShape<LocalDate> {

    DateShape() {
        super(LocalDate.class, LocalDate::toString, DateShape::parse);
    }

    @Override
    void write(Object value, DocumentWriter out, @Nullable Kept kept) {
        LocalDate date = (LocalDate) value;
        if (date.getYear() < 0 || date.getYear() > 9999) {
            super.write(value, out, kept);
            return;
        }
        char[] text = out.date;
        digits(text, 0, date.getYear() / 100);
        digits(text, 2, date.getYear() % 100);
        text[4] = '-';
        digits(text, 5, date.getMonthValue());
        text[7] = '-';
        digits(text, 8, date.getDayOfMonth());
        out.json.writeString(text, 0, text.length);
    }

    private static void digits(char[] text, int at, int number) {
        text[at] = (char) ('0' + number / 10);
        text[at + 1] = (char) ('0' + number % 10);
    }

    private static LocalDate parse(String text) {
        if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
            int year = number(text, 0) * 100 + number(text, 2);
            int month = number(text, 5);
            int day = number(text, 8);
            if ((year | month | day) >= 0) {
                return LocalDate.of(year, month, day);
            }
        }
        return LocalDate.parse(text);
    }

    /** The number of two digits; far below zero if they are none. */
    private static int number(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Short.MIN_VALUE;
    }
}

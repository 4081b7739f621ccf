package dev.onset.exec.expression;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Makes something of a text, such as a pattern, and keeps it as long as the text stays the same: mostly, over all rows. */
final class Remembered<T> {

    private final Function<String, T> maker;
    private @Nullable String text;
    private @Nullable T made;

    Remembered(Function<String, T> maker) {
        this.maker = maker;
    }

    T of(String wanted) {
        T known = made;
        if (known == null || !wanted.equals(text)) {
            known = maker.apply(wanted);
            made = known;
            text = wanted;
        }
        return known;
    }
}

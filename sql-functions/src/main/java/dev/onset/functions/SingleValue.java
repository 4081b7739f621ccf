package dev.onset.functions;

import org.jspecify.annotations.Nullable;

/** A result kept as an object, for callers that look at one value at a time. */
public final class SingleValue implements Result {

    private @Nullable Object value;

    /** A Long, Double, String or Boolean as last set; null for NULL. A step is a Double. */
    public @Nullable Object get() {
        return value;
    }

    @Override
    public void setNull() {
        value = null;
    }

    @Override
    public void setLong(long value) {
        this.value = value;
    }

    @Override
    public void setDouble(double value) {
        this.value = value;
    }

    @Override
    public void setText(String value) {
        this.value = value;
    }

    @Override
    public void setBoolean(boolean value) {
        this.value = value;
    }

    @Override
    public void setStep(double value) {
        this.value = value;
    }
}

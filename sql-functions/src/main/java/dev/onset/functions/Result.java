package dev.onset.functions;

/** Receives the value of a function for one group. Nothing set means NULL. */
public interface Result {

    void setNull();

    /** For {@link ResultType#BIGINT}. */
    void setLong(long value);

    /** For {@link ResultType#DOUBLE}; NaN and infinities are values, not NULL. */
    void setDouble(double value);

    /** For {@link ResultType#VARCHAR}. */
    void setText(String value);

    /** For {@link ResultType#BOOLEAN}. */
    void setBoolean(boolean value);

    /** For {@link ResultType#STEP}: a point of an axis; the host converts to the type of its step argument. */
    void setStep(double value);
}

package dev.onset.functions;

/** The SQL type of a curve function's value. */
public enum ResultType {
    BIGINT, DOUBLE, VARCHAR, BOOLEAN,
    /** The type of the step argument: BIGINT for whole steps, DOUBLE for fractional ones. */
    STEP
}

package dev.onset.exec.aggregate;

/** What is made of a sum and a count. */
enum SumKind {
    /** The sum; NULL over no values. */
    SUM,
    /** The sum; 0 over no values. */
    SUM_OR_ZERO,
    /** The sum divided by the count; NULL over no values. */
    AVERAGE
}
